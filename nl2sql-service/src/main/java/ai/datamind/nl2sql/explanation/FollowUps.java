package ai.datamind.nl2sql.explanation;

import ai.datamind.nl2sql.interpretation.Reading;
import ai.datamind.nl2sql.interpretation.Reading.Definition;
import ai.datamind.nl2sql.interpretation.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Questions that could come next: the same measure seen otherwise, another measure seen the same way. Which of them are understood
 * is for the interpreter to say.
 */
final class FollowUps {
    private static final int MOST_OTHERS = 3;

    private FollowUps() {}

    static List<String> of(Reading reading, Vocabulary words) {
        List<String> metrics = named(reading, "metric");
        if (metrics.isEmpty()) metrics = named(reading, "measure");
        if (metrics.isEmpty()) return List.of();
        List<String> dimensions = named(reading, "dimension");
        String metric = metrics.getFirst();
        LinkedHashSet<String> next = new LinkedHashSet<>();
        for (String other : others(words.dimensions(), dimensions)) {
            next.add(metric + " by " + other);
        }
        for (String other : others(words.metrics(), metrics)) {
            next.add(dimensions.isEmpty() ? other : other + " by " + dimensions.getFirst());
        }
        next.add(metric + " by year");
        if (!dimensions.isEmpty()) next.add("top 3 " + dimensions.getFirst() + " by " + metric);
        return interleaved(new ArrayList<>(next));
    }

    private static List<String> others(List<String> all, List<String> used) {
        return all.stream()
                .map(FollowUps::words)
                .filter(name -> used.stream().noneMatch(name::equalsIgnoreCase))
                .filter(name -> !name.endsWith(" key") && !name.endsWith(" comment"))
                .limit(MOST_OTHERS)
                .toList();
    }

    /** First, last, second, …: other dimensions and other measures in turn. */
    private static List<String> interleaved(List<String> all) {
        List<String> turn = new ArrayList<>();
        for (int from = 0, to = all.size() - 1; from <= to; from++, to--) {
            turn.add(all.get(from));
            if (from != to) turn.add(all.get(to));
        }
        return turn;
    }

    private static List<String> named(Reading reading, String kind) {
        return reading.definitions().stream()
                .filter(definition -> kind.equalsIgnoreCase(definition.kind()))
                .map(Definition::name)
                .map(FollowUps::words)
                .toList();
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }
}
