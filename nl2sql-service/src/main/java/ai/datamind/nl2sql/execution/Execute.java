package ai.datamind.nl2sql.execution;

import ai.datamind.nl2sql.budget.Amounts;
import ai.datamind.nl2sql.budget.Budgets;
import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.govern.Governed;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.stage.Stage;
import ai.datamind.nl2sql.stage.StageName;
import ai.datamind.nl2sql.stage.Worker;
import ai.datamind.nl2sql.warehouse.Rows;
import ai.datamind.nl2sql.warehouse.WarehouseClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Runs what is ready to run. Equal statements under equal decisions that come together run once. */
@ApplicationScoped
public class Execute implements Stage<ReadyToRun, Executed> {
    private final WarehouseClient warehouse;
    private final ResultCache results;
    private final Budgets budgets;
    private final SlowQueries slow;
    private final Map<String, Uni<Rows>> flights = new ConcurrentHashMap<>();

    Execute(WarehouseClient warehouse, ResultCache results, Budgets budgets, SlowQueries slow) {
        this.warehouse = warehouse;
        this.results = results;
        this.budgets = budgets;
        this.slow = slow;
    }

    @Override
    public StageName name() {
        return StageName.EXECUTE;
    }

    @Override
    public Uni<Executed> apply(ReadyToRun ready) {
        Governed governed = ready.governed();
        String key = key(governed);
        long began = System.nanoTime();
        Long ms = governed.optimized().checked().candidate().asking().budget().ms();
        if (ms != null) return within(governed, ms).map(rows -> new Executed(governed, rows, since(began), false));
        Optional<Rows> known = results.get(key);
        if (known.isPresent()) {
            return Uni.createFrom().item(new Executed(governed, known.get(), since(began), true));
        }
        Uni<Rows> mine = run(governed)
                .invoke(rows -> results.put(key, rows))
                .onTermination()
                .invoke(() -> flights.remove(key))
                .memoize()
                .indefinitely();
        Uni<Rows> before = flights.putIfAbsent(key, mine);
        return before == null
                ? mine.map(rows -> new Executed(governed, rows, since(began), false))
                : joined(before.emitOn(Worker.home()), governed)
                        .map(rows -> new Executed(governed, rows, since(began), true));
    }

    /** Whoever joined a flight that its owner cancelled, or could not pay, did not ask for the end and flies alone. */
    private Uni<Rows> joined(Uni<Rows> flight, Governed governed) {
        return flight.onFailure(Execute::theirsAlone).recoverWithUni(() -> run(governed));
    }

    private static boolean theirsAlone(Throwable failure) {
        return failure instanceof Refused refused
                && (refused.refusal() instanceof Refusal.Cancelled || refused.refusal() instanceof Refusal.OverBudget);
    }

    private Uni<Rows> run(Governed governed) {
        Candidate candidate = governed.optimized().checked().candidate();
        long began = System.nanoTime();
        return budgets.charge(candidate.asking().caller(), estimate(governed))
                .flatMap(charge -> warehouse
                        .run(candidate.asking(), governed.certified(), candidate.parameters())
                        .onItemOrFailure()
                        .call((rows, failure) -> budgets.settle(charge, spent(governed, rows))))
                .onItemOrFailure()
                .invoke((rows, failure) -> slow.note(governed, since(began)));
    }

    private static Amounts estimate(Governed governed) {
        return Amounts.database(
                governed.certified().estimatedCost(),
                Math.round(governed.certified().estimatedRows()));
    }

    /** The engine's work cannot be measured in its own units afterwards: what was expected is what is counted. */
    private static Amounts spent(Governed governed, Rows rows) {
        return Amounts.database(
                governed.certified().estimatedCost(),
                rows == null ? 0 : rows.rows().size());
    }

    /** Whoever has a time of their own flies alone. */
    private Uni<Rows> within(Governed governed, long ms) {
        return run(governed).ifNoItem().after(Duration.ofMillis(ms)).recoverWithUni(() -> stop(governed));
    }

    private Uni<Rows> stop(Governed governed) {
        return warehouse
                .cancel(governed.optimized().checked().candidate().asking().queryId())
                .onItemOrFailure()
                .transformToUni((told, failure) -> Uni.createFrom()
                        .failure(new Refused(
                                new Refusal.TimedOut("The query took longer than its budget and was stopped."))));
    }

    private static String key(Governed governed) {
        return governed.optimized().checked().candidate().asking().warehouse()
                + '|'
                + governed.sqlHash()
                + '|'
                + governed.decision().fingerprint()
                + '|'
                + governed.optimized().checked().catalog().version();
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
