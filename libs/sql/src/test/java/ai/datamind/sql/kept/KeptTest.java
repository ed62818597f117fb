package ai.datamind.sql.kept;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeptTest {
    private final Kept<String, String> kept = new Kept<>(80, (key, value) -> value.length());

    @Test
    void theLongestUnusedGoesFirst() {
        for (String key : new String[] {"a", "b", "c", "d", "e", "f", "g", "h"}) {
            kept.put(key, "x".repeat(10));
        }
        kept.of("a");
        kept.put("new", "x".repeat(5));

        assertThat(kept.of("a")).isPresent();
        assertThat(kept.of("b")).isEmpty();
        assertThat(kept.of("c")).isPresent();
    }

    @Test
    void whatIsTooHeavyIsNotKept() {
        kept.put("small", "x");
        kept.put("large", "x".repeat(11));

        assertThat(kept.of("large")).isEmpty();
        assertThat(kept.of("small")).isPresent();
    }

    @Test
    void anotherValueTakesThePlaceAndTheWeightOfTheFirst() {
        for (int i = 0; i < 100; i++) {
            kept.put("a", "x".repeat(10));
        }
        kept.put("b", "x".repeat(10));

        assertThat(kept.of("a")).isPresent();
        assertThat(kept.of("b")).isPresent();
    }

    @Test
    void aFailureIsNotKept() {
        assertThatThrownBy(() -> kept.orMake("a", () -> {
                    throw new IllegalStateException("first");
                }))
                .hasMessage("first");
        assertThat(kept.orMake("a", () -> "second")).isEqualTo("second");
    }
}
