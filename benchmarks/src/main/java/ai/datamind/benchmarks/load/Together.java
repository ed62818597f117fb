package ai.datamind.benchmarks.load;

import ai.datamind.benchmarks.suite.Latencies;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.Service;
import java.io.PrintStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Many people, one question, one moment. */
final class Together {
    private static final int PEOPLE = 500;
    private static final String QUESTION = "the one question of the day";
    /** Of the stage records: who did not share somebody else's result. */
    private static final String RUNS =
            "select count(*) from nl2sql.stage_records s join nl2sql.attempts a using (query_id)"
                    + " where s.stage = 'execute' and s.output ->> 'cache_hit' = 'false' and a.question = '" + QUESTION
                    + "'";

    private final Door door;
    private final StubModel model;
    private final Instance instance;

    Together(Door door, StubModel model, Instance instance) {
        this.door = door;
        this.model = model;
        this.instance = instance;
    }

    void measure(PrintStream out) {
        model.calls();
        long start = System.nanoTime();
        List<CompletableFuture<Double>> all = Stream.generate(
                        () -> door.ask(QUESTION).thenApply(answer -> (System.nanoTime() - start) / 1e6))
                .limit(PEOPLE)
                .toList();
        Latencies waited =
                new Latencies(all.stream().mapToDouble(CompletableFuture::join).toArray());
        out.printf(
                "%n%d equal questions at once: %d call(s) of the model, %d statement(s) at the warehouse (aim 1 and"
                        + " 1)%n  %s%n",
                PEOPLE, model.calls(), statements(), waited);
    }

    private long statements() {
        String url = "jdbc:postgresql://localhost:" + instance.ports().postgres() + "/datamind";
        String password = instance.secrets().databaseRoles().get(Service.NL2SQL);
        try (var connection = DriverManager.getConnection(url, Service.NL2SQL.label(), password);
                var found = connection.createStatement().executeQuery(RUNS)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException unreadable) {
            throw new IllegalStateException("the records of the stages cannot be read", unreadable);
        }
    }
}
