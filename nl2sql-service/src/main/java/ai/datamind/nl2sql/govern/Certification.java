package ai.datamind.nl2sql.govern;

import ai.datamind.nl2sql.decision.Decision;
import ai.datamind.nl2sql.optimize.IndexAdvice;
import ai.datamind.nl2sql.optimize.IndexAdvice.Advice;
import ai.datamind.nl2sql.optimize.Optimized;
import ai.datamind.nl2sql.question.Budget;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.refusal.Rejection;
import ai.datamind.nl2sql.stage.Worker;
import ai.datamind.nl2sql.warehouse.WarehouseClient;
import ai.datamind.nl2sql.warehouse.WarehouseConfig;
import ai.datamind.sql.certify.Certificates;
import ai.datamind.sql.certify.CertifiedStatement;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.kept.Kept;
import ai.datamind.sql.text.Rejected;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The engine's plan has to show what the rewriting promised. A shape that was certified before, in the same warehouse under the same
 * catalog and policies, costs no second EXPLAIN.
 */
@ApplicationScoped
class Certification {
    private static final int MOST_ADVICE = 2_000;

    private final WarehouseClient warehouse;
    private final WarehouseConfig config;
    private final Worker worker;
    private final Map<String, Certificates> kept = new ConcurrentHashMap<>();
    private final Kept<GovernedStatement.Shape, List<Advice>> advice = new Kept<>(MOST_ADVICE, (shape, of) -> 1);
    private final Map<String, Uni<CertifiedStatement>> planning = new ConcurrentHashMap<>();

    Certification(WarehouseClient warehouse, WarehouseConfig config, Worker worker) {
        this.warehouse = warehouse;
        this.config = config;
        this.worker = worker;
    }

    Uni<Governed> of(GovernedStatement governed, Optimized optimized, Decision decision) {
        List<Object> values = optimized.checked().candidate().parameters();
        String hash = hash(governed, values);
        String key = warehouse(optimized)
                + '|'
                + hash
                + '|'
                + decision.fingerprint()
                + '|'
                + optimized.checked().catalog().version();
        return certified(key, optimized, governed, values)
                .invoke(certified -> refuseDear(
                        certified, optimized.checked().candidate().asking().budget()))
                .map(certified -> new Governed(optimized, certified, decision, hash, advice(certified)));
    }

    /** Equal statements that come together are planned once. */
    private Uni<CertifiedStatement> certified(
            String key, Optimized optimized, GovernedStatement governed, List<Object> values) {
        String name = warehouse(optimized);
        Certificates certificates = kept.computeIfAbsent(name, of -> new Certificates(config.catalogRefresh()));
        Optional<CertifiedStatement> before = certificates.of(governed);
        if (before.isPresent()) return Uni.createFrom().item(before.get());
        Uni<CertifiedStatement> mine = warehouse
                .explain(name, governed, values)
                .flatMap(plan -> worker.run(() -> {
                    CertifiedStatement certified = certify(certificates, governed, plan);
                    advice.put(
                            governed.certifiedBy(),
                            IndexAdvice.of(plan, optimized.checked().catalog()));
                    return certified;
                }))
                .onTermination()
                .invoke(() -> planning.remove(key))
                .memoize()
                .indefinitely();
        Uni<CertifiedStatement> planned = planning.putIfAbsent(key, mine);
        return planned == null ? mine : planned.emitOn(Worker.home());
    }

    private static CertifiedStatement certify(Certificates certificates, GovernedStatement governed, String plan) {
        try {
            return certificates.certify(governed, plan);
        } catch (Rejected rejected) {
            throw Rejection.of(rejected);
        }
    }

    private List<Advice> advice(CertifiedStatement certified) {
        return advice.of(certified.governed().certifiedBy()).orElse(List.of());
    }

    private static String warehouse(Optimized optimized) {
        return optimized.checked().candidate().asking().warehouse();
    }

    /** Both bounds are compared with the plan of what would run, before it runs. */
    private void refuseDear(CertifiedStatement certified, Budget budget) {
        double ceiling = config.costCeiling() > 0 ? config.costCeiling() : Double.MAX_VALUE;
        double allowed = budget.dbCost() == null ? ceiling : Math.min(ceiling, budget.dbCost());
        if (certified.estimatedCost() > allowed) {
            throw over("The engine expects this statement to cost more than it may.", certified, "db_cost", allowed);
        }
        if (budget.rows() != null && certified.estimatedRows() > budget.rows()) {
            throw over(
                    "The engine expects this statement to return more rows than it may.",
                    certified,
                    "rows",
                    budget.rows());
        }
    }

    private static Refused over(String detail, CertifiedStatement certified, String bound, Number allowed) {
        return new Refused(new Refusal.OverBudget(
                detail,
                Map.of(
                        "db_cost",
                        certified.estimatedCost(),
                        "rows",
                        certified.estimatedRows(),
                        "exceeded",
                        bound,
                        "allowed",
                        allowed)));
    }

    private static String hash(GovernedStatement governed, List<Object> values) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(governed.sql().getBytes(StandardCharsets.UTF_8));
            for (Object value : bound(governed, values)) {
                digest.update((byte) 0);
                digest.update(text(value).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static List<Object> bound(GovernedStatement governed, List<Object> values) {
        try {
            return governed.values(values);
        } catch (Rejected missing) {
            throw Rejection.of(missing);
        }
    }

    private static String text(Object value) {
        return value instanceof Object[] array ? List.of(array).toString() : String.valueOf(value);
    }
}
