package ai.datamind.semantic.dbt.run;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobLogTest {

    private final ConcurrentSkipListMap<Long, String> table = new ConcurrentSkipListMap<>();
    private final AtomicInteger refusals = new AtomicInteger();

    private Uni<Void> keep(String id, long firstSeq, List<String> lines) {
        if (!lines.isEmpty() && refusals.getAndDecrement() > 0) {
            return Uni.createFrom().failure(new IllegalStateException("the database is away"));
        }
        IntStream.range(0, lines.size()).forEach(i -> table.put(firstSeq + i, lines.get(i)));
        return Uni.createFrom().voidItem();
    }

    @Test
    void everyLineIsKeptOnceInOrder() {
        write(2_500);

        assertThat(table).hasSize(2_500).containsEntry(1L, "line 1").containsEntry(2_500L, "line 2500");
    }

    @Test
    void whatWasSaidWhileTheDatabaseWasAwayIsKeptWhenItIsBack() {
        refusals.set(2);

        write(3);

        assertThat(new TreeMap<>(table).values()).containsExactly("line 1", "line 2", "line 3");
    }

    private void write(int lines) {
        try (JobLog log = new JobLog(this::keep, "dbt-1")) {
            IntStream.rangeClosed(1, lines).forEach(i -> log.add("line " + i));
        }
    }
}
