package ai.datamind.semantic.join;

import java.util.List;

/** What became of a reference: the one place it means, several it might mean, or none with the reason. */
public sealed interface Resolution {

    record Found(Element element) implements Resolution {}

    record Ambiguous(List<Element> candidates) implements Resolution {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    record Missing(String reason, List<String> nearest) implements Resolution {
        public Missing {
            nearest = List.copyOf(nearest);
        }
    }
}
