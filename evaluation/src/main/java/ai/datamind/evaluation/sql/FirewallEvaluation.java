package ai.datamind.evaluation.sql;

import ai.datamind.evaluation.Arguments;
import ai.datamind.evaluation.Lines;
import ai.datamind.evaluation.Misses;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Statements labelled allow or block by PostgreSQL's own grammar; the verdict is on syntax and functions. */
public final class FirewallEvaluation {
    private final Misses misses;
    private final Map<String, Counts> sources = new TreeMap<>();
    private int errors;
    private double slowest;

    private FirewallEvaluation(Misses misses) {
        this.misses = misses;
    }

    public static Map<String, Object> run(Arguments arguments) throws IOException {
        try (Misses misses = new Misses(arguments.misses("firewall"))) {
            FirewallEvaluation evaluation = new FirewallEvaluation(misses);
            warm();
            Lines.each(arguments.path("set"), evaluation::one);
            return evaluation.figures();
        }
    }

    /** The first statements of a JVM measure its class loader. */
    private static void warm() {
        for (int i = 0; i < 50; i++) {
            verdict("SELECT a, count(*) FROM t JOIN u ON t.k = u.k WHERE a IN (1, 2) GROUP BY a ORDER BY 1 LIMIT " + i);
        }
    }

    private static String verdict(String sql) {
        try {
            return Firewall.postgresql().admit(Parser.parse(SqlText.of(sql))) == null ? "nothing" : null;
        } catch (Rejected e) {
            return e.getMessage();
        }
    }

    private void one(JsonNode line) {
        String label = line.get("label").asText();
        boolean allow = label.equals("allow");
        if (!allow && !label.startsWith("block")) {
            return;
        }
        String sql = line.get("sql").asText();
        Counts counts = sources.computeIfAbsent(line.get("src").asText().split("/")[0], s -> new Counts());
        long start = System.nanoTime();
        String refusal;
        try {
            refusal = verdict(sql);
        } catch (RuntimeException | StackOverflowError e) {
            errors++;
            misses.add("error", e.toString(), sql);
            refusal = e.toString();
        }
        slowest = Math.max(slowest, (System.nanoTime() - start) / 1e6);
        counts.count(allow, refusal == null);
        if (allow != (refusal == null)) {
            misses.add(label, refusal == null ? "passed" : refusal, sql);
        }
    }

    private Map<String, Object> figures() {
        Counts all = new Counts();
        Map<String, Object> bySource = new LinkedHashMap<>();
        sources.forEach((source, counts) -> {
            all.add(counts);
            bySource.put(
                    source,
                    ordered(
                            "allow",
                            counts.allow,
                            "allow_passed",
                            counts.allowPassed,
                            "block",
                            counts.block,
                            "block_passed",
                            counts.blockPassed));
        });
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("block", ordered("total", all.block, "passed", all.blockPassed));
        figures.put("allow", ordered("total", all.allow, "passed", all.allowPassed));
        figures.put("by_source", bySource);
        figures.put("errors", errors);
        figures.put("max_ms", Math.round(slowest * 100) / 100.0);
        return figures;
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static final class Counts {
        private int allow;
        private int allowPassed;
        private int block;
        private int blockPassed;

        void count(boolean allowed, boolean passed) {
            allow += allowed ? 1 : 0;
            allowPassed += allowed && passed ? 1 : 0;
            block += allowed ? 0 : 1;
            blockPassed += !allowed && passed ? 1 : 0;
        }

        void add(Counts other) {
            allow += other.allow;
            allowPassed += other.allowPassed;
            block += other.block;
            blockPassed += other.blockPassed;
        }
    }
}
