package ai.datamind.gateway.limit;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OwnCountsTest {

    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final OwnCounts counts = new OwnCounts(clock::get);

    @Test
    void allowsTheLimitAndStartsAnewAMinuteAfterTheFirstCall() {
        List<Bucket> bucket = List.of(new Bucket("a", 2));
        assertThat(counts.count(bucket)).containsExactly(new Count(true, 2, 1, 60_000));
        clock.addAndGet(20_000);
        assertThat(counts.count(bucket)).containsExactly(new Count(true, 2, 0, 40_000));
        assertThat(counts.count(bucket)).containsExactly(new Count(false, 2, 0, 40_000));
        clock.addAndGet(40_000);
        assertThat(counts.count(bucket)).containsExactly(new Count(true, 2, 1, 60_000));
    }

    @Test
    void aCallRefusedByOneBucketIsCountedInNone() {
        Bucket tight = new Bucket("tight", 1);
        Bucket wide = new Bucket("wide", 10);
        assertThat(counts.count(List.of(tight, wide))).allMatch(Count::allowed);
        List<Count> refused = counts.count(List.of(tight, wide));
        assertThat(Count.decisive(refused).allowed()).isFalse();
        assertThat(counts.count(List.of(wide))).containsExactly(new Count(true, 10, 8, 60_000));
    }
}
