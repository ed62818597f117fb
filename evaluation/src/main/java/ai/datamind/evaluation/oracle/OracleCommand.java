package ai.datamind.evaluation.oracle;

import ai.datamind.evaluation.Arguments;
import ai.datamind.evaluation.Misses;
import ai.datamind.evaluation.generate.PolicyCase;
import ai.datamind.evaluation.generate.PolicyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code oracle [--triples 100000] [--seed 7] [--policies 24] [--report FILE]}: how it ended; fault by fault in
 * {@code --misses}; {@code --report} writes a page for people.
 */
public final class OracleCommand {
    private static final int TRIPLES_PER_ENGINE = 5_000;
    private static final int TRIPLES_PER_NARROWING = 10;

    private OracleCommand() {}

    public static Map<String, Object> run(Arguments arguments) throws IOException, SQLException {
        int triples = Integer.parseInt(arguments.value("triples", "100000"));
        long seed = Long.parseLong(arguments.value("seed", "7"));
        int policies = Integer.parseInt(arguments.value("policies", "24"));
        long start = System.nanoTime();
        Report report = run(triples, seed, policies);
        try (Misses misses = new Misses(arguments.misses("oracle"))) {
            report.faults().forEach(f -> misses.add("oracle", "", f));
        }
        Map<String, Object> figures = new LinkedHashMap<>(report.figures());
        figures.put("seed", seed);
        figures.put("seconds", (System.nanoTime() - start) / 1_000_000_000);
        if (!arguments.value("report", "").isEmpty()) {
            Files.writeString(arguments.path("report"), OraclePage.of(figures));
        }
        return figures;
    }

    /** A server with other policies every so often. */
    static Report run(int triples, long seed, int policies) throws IOException, SQLException {
        Report report = new Report();
        for (long round = 0; report.triples() < triples; round++) {
            List<PolicyCase> cases = new PolicyGenerator(seed * 31 + round).cases(policies);
            try (Engine engine = new Engine(cases)) {
                int rest = Math.min(TRIPLES_PER_ENGINE, triples - report.triples());
                new Comparison(engine, cases, report).run(rest, seed * 1_009 + round);
                new Narrowing(engine, cases, report).run(rest / TRIPLES_PER_NARROWING, seed * 1_009 + round);
            }
            System.out.println("so far: " + report.figures());
        }
        return report;
    }
}
