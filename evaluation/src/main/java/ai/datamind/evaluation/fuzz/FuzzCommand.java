package ai.datamind.evaluation.fuzz;

import ai.datamind.evaluation.Arguments;
import ai.datamind.evaluation.Misses;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.parse.ParsedStatement;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** {@code fuzz [--inputs 1000000] [--seed 5]}: verdicts, the slowest of them, and every text that got none. */
public final class FuzzCommand {
    private static final long BUDGET_NANOS = 50_000_000;
    /** The JVM compiles the parser first; what is slow until then says nothing of the parser. */
    private static final int WARM_UP = 20_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Misses misses;
    private final Map<String, Integer> refused = new TreeMap<>();
    private int admitted;
    private int notConsumed;
    private int overBudget;
    private int errors;
    private long slowest;

    private FuzzCommand(Misses misses) {
        this.misses = misses;
    }

    public static Map<String, Object> run(Arguments arguments) throws IOException {
        int inputs = Integer.parseInt(arguments.value("inputs", "1000000"));
        long seed = Long.parseLong(arguments.value("seed", "5"));
        try (Misses misses = new Misses(arguments.misses("fuzz"))) {
            FuzzCommand warm = new FuzzCommand(misses);
            Mutations first = new Mutations(seed - 1);
            for (int i = 0; i < Math.min(inputs, WARM_UP); i++) {
                warm.one(first.next(), false);
            }
            FuzzCommand fuzz = new FuzzCommand(misses);
            Mutations texts = new Mutations(seed);
            for (int i = 0; i < inputs; i++) {
                fuzz.one(texts.next(), true);
            }
            return fuzz.figures(inputs, seed);
        }
    }

    private void one(String sql, boolean timed) {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            ParsedStatement parsed = Parser.parse(SqlText.of(sql));
            boolean whole = parsed.text().sameTokens(Parser.print(parsed.tree()));
            Firewall.postgresql().admit(parsed);
            admitted++;
            if (!whole) {
                notConsumed++;
                misses.add("not consumed", "", sql);
            }
        } catch (Rejected e) {
            refused.merge(e.reason().name(), 1, Integer::sum);
        } catch (RuntimeException | StackOverflowError e) {
            errors++;
            misses.add("error", e.toString(), sql);
        }
        long used = THREADS.getCurrentThreadCpuTime() - start;
        slowest = Math.max(slowest, used);
        if (timed && used > BUDGET_NANOS) {
            overBudget++;
            misses.add("slow", used / 1_000_000 + " ms", sql);
        }
    }

    private Map<String, Object> figures(int inputs, long seed) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("inputs", inputs);
        figures.put("admitted", admitted);
        figures.put("refused", refused);
        figures.put("accepted_and_not_consumed", notConsumed);
        figures.put("errors", errors);
        figures.put("over_50_ms_cpu", overBudget);
        figures.put("slowest_ms_cpu", slowest / 1_000_000);
        figures.put("seed", seed);
        return figures;
    }
}
