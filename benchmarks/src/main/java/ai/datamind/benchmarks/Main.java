package ai.datamind.benchmarks;

import ai.datamind.benchmarks.interpreter.InterpreterFigures;
import ai.datamind.benchmarks.load.LoadFigures;
import ai.datamind.benchmarks.semantic.SemanticFigures;
import ai.datamind.benchmarks.sql.ChainFigures;
import ai.datamind.benchmarks.sql.RlsFigures;
import ai.datamind.benchmarks.suite.SuiteFigures;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Entry of {@code ./datamind bench}. */
public final class Main {
    private static final String SUITE = "suite";
    private static final String LOAD = "load";
    private static final String SQL = "sql";
    private static final String SEMANTIC = "semantic";
    private static final String RLS = "rls";
    private static final String INTERPRETER = "interpreter";

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length == 0 ? SUITE : arguments[0];
        switch (name) {
            case SUITE -> new SuiteFigures(System.out).print();
            case LOAD -> new LoadFigures(System.out).print();
            case SQL -> new ChainFigures(System.out).print();
            case RLS -> new RlsFigures(System.out, List.of(arguments).subList(1, arguments.length)).print();
            case INTERPRETER -> new InterpreterFigures(System.out).print();
            case SEMANTIC -> new SemanticFigures(System.out).print();
            case "list" -> list();
            default -> jmh(arguments);
        }
    }

    private static void list() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (var index = Main.class.getResourceAsStream(BenchmarkList.BENCHMARK_LIST)) {
            if (index != null) {
                BenchmarkList.readBenchmarkList(index).forEach(entry -> names.add(entry.getUsername()));
            }
        }
        System.out.println(SUITE);
        System.out.println(LOAD);
        System.out.println(SQL);
        System.out.println(SEMANTIC);
        System.out.println(RLS);
        System.out.println(INTERPRETER);
        names.forEach(System.out::println);
    }

    /** The first word is a pattern over names; the rest are options of JMH ({@code -f 1 -wi 2 -prof gc}). */
    private static void jmh(String[] arguments) throws RunnerException, CommandLineOptionException {
        CommandLineOptions options = new CommandLineOptions(Arrays.copyOfRange(arguments, 1, arguments.length));
        var builder = new OptionsBuilder().parent(options).include(arguments[0]);
        if (!options.getForkCount().hasValue()) {
            builder.forks(1);
        }
        new Runner(builder.build()).run();
    }
}
