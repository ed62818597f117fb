package ai.datamind.semantic.interpret.confidence;

import java.util.ArrayList;
import java.util.List;

/** What speaks against a reading, each sign with how strongly it was seen. The names are those of the calibration table. */
final class Signs {

    /** One sign and its strength: a count, or a distance from what would be sure. */
    record Sign(String name, double strength) {}

    private final List<Sign> all = new ArrayList<>();

    void seen(String name, double strength) {
        if (strength != 0) {
            all.add(new Sign(name, strength));
        }
    }

    List<Sign> all() {
        return List.copyOf(all);
    }
}
