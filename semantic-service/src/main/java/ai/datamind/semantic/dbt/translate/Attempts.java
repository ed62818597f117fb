package ai.datamind.semantic.dbt.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Elements are made one by one; one that our records refuse is noted and the next is tried. */
final class Attempts {

    private final List<Skipped> skipped = new ArrayList<>();

    <T> Optional<T> make(String element, Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException refused) {
            skip(element, refused.getMessage());
            return Optional.empty();
        }
    }

    void skip(String element, String reason) {
        skipped.add(new Skipped(element, reason));
    }

    List<Skipped> skipped() {
        return List.copyOf(skipped);
    }
}
