package ai.datamind.benchmarks.interpreter;

import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.interpret.Interpreter;
import ai.datamind.semantic.interpret.Interpreters;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Questions of a dozen kinds over generated schemas, asked in the process, each counted once after a warm-up with others. */
public final class InterpreterFigures {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
    private static final int WARM = 1_500;
    private static final int MEASURED = 2_000;

    /** On a busy machine the clock says how busy it is; the processor's time does not. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final PrintStream out;

    public InterpreterFigures(PrintStream out) {
        this.out = out;
    }

    public void print() {
        schema(30, 1_000);
        schema(1_000, 200);
        values(50, 20_000);
    }

    private void schema(int tables, int values) {
        long start = System.nanoTime();
        Interpreter interpreter = Interpreters.interpreter(new GeneratedModel(tables, values, 1).publication());
        double built = (System.nanoTime() - start) / 1e6;
        questions(tables, 2).stream().limit(WARM).forEach(q -> interpreter.interpret(q, TODAY));
        List<String> asked = questions(tables, 3);
        var millis = new double[MEASURED];
        var processor = new double[MEASURED];
        int different = 0;
        for (int i = 0; i < MEASURED; i++) {
            long at = System.nanoTime();
            long used = THREADS.getCurrentThreadCpuTime();
            var first = interpreter.interpret(asked.get(i), TODAY);
            processor[i] = (THREADS.getCurrentThreadCpuTime() - used) / 1e6;
            millis[i] = (System.nanoTime() - at) / 1e6;
            different +=
                    i % 10 == 0 && !interpreter.interpret(asked.get(i), TODAY).equals(first) ? 1 : 0;
        }
        Arrays.sort(millis);
        Arrays.sort(processor);
        out.printf(
                Locale.ROOT,
                "%d tables: p50 %.2f ms, p99 %.2f ms by the clock, p50 %.2f ms, p99 %.2f ms of processor time per question (%d questions); built in %.0f ms; %d of %d asked twice differ%n",
                tables,
                millis[MEASURED / 2],
                millis[MEASURED * 99 / 100],
                processor[MEASURED / 2],
                processor[MEASURED * 99 / 100],
                MEASURED,
                built,
                different,
                MEASURED / 10);
    }

    private void values(int tables, int each) {
        Publication publication = new GeneratedModel(tables, each, 4).publication();
        long start = System.nanoTime();
        Interpreter interpreter = Interpreters.interpreter(publication);
        out.printf(
                Locale.ROOT,
                "values: %,d kept of %,d offered, %.1f MB (%.0f bytes each), indexed in %.0f ms%n",
                interpreter.knownValues(),
                (long) tables * each,
                interpreter.valueBytes() / 1e6,
                (double) interpreter.valueBytes() / interpreter.knownValues(),
                (System.nanoTime() - start) / 1e6);
    }

    private static List<String> questions(int tables, long seed) {
        var random = new Random(seed);
        var all = new ArrayList<String>();
        while (all.size() < MEASURED) {
            int i = 1 + random.nextInt(tables - 1);
            String t = GeneratedModel.table(i).replace('_', ' ');
            String p = GeneratedModel.table(GeneratedModel.parent(i)).replace('_', ' ');
            String m = GeneratedModel.measure(i);
            int n = 2 + random.nextInt(90);
            all.add(
                    switch (random.nextInt(12)) {
                        case 0 -> "How many " + t + "s are there per " + p + "?";
                        case 1 -> "List the name and " + m + " of all " + t + "s";
                        case 2 -> "Which " + p + "s have no " + t + "s?";
                        case 3 -> "What is the average " + m + " of " + t + "s created in 2024?";
                        case 4 -> "Show the " + n + " " + t + "s with the highest " + m;
                        case 5 -> t + "s with a " + m + " above the average";
                        case 6 -> "Which " + p + " has the most " + t + "s?";
                        case 7 -> "total " + m + " by category of " + t + "s";
                        case 8 -> "How many " + t + "s are " + GeneratedModel.flag(i) + "?";
                        case 9 -> p + "s that have at least " + n + " " + t + "s or a name starting with A";
                        case 10 -> t + "s named 'Kolabu Miteva'";
                        default -> "How many different categories do " + t + "s have in the last 6 months?";
                    });
        }
        return all;
    }
}
