package ai.datamind.semantic.interpret.lookup;

import ai.datamind.semantic.interpret.vocabulary.Vocabulary.LookedUp;
import java.util.List;

/** What was looked up for one asker at one time; no two are the same, so what is made of it can be kept by it. */
public final class Sample {

    static final Sample NONE = new Sample(List.of());

    private final List<LookedUp> values;

    Sample(List<LookedUp> values) {
        this.values = List.copyOf(values);
    }

    public List<LookedUp> values() {
        return values;
    }
}
