package ai.datamind.benchmarks.suite;

import ai.datamind.embedded.tpch.SampleWarehouse;
import ai.datamind.local.build.Project;
import ai.datamind.local.gateway.GatewayClient;
import ai.datamind.local.gateway.Reply;
import ai.datamind.local.gateway.Sessions;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.PortPlan;
import ai.datamind.local.instance.RunState;
import ai.datamind.local.sample.SampleContent;
import ai.datamind.local.suite.Progress;
import ai.datamind.local.suite.ResidentMemory;
import ai.datamind.local.suite.Suite;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Starts a suite of its own twice (first start, and a start on data that is there), asks it, and prints what it cost. */
public final class SuiteFigures {
    private static final int WARM_UP = 200;
    private static final int MEASURED = 400;
    private static final List<String> QUESTIONS =
            List.of("top 5 nations by revenue in 1995", "how many customers", "revenue by market segment");

    private final PrintStream out;

    public SuiteFigures(PrintStream out) {
        this.out = out;
    }

    public void print() throws IOException {
        Project project = Project.here();
        Path folder = Files.createTempDirectory("datamind-bench");
        Instance instance = new Instance(folder.resolve(".datamind"));
        try {
            instance.usePorts(PortPlan.free());
            Files.writeString(instance.folder().resolve("settings.properties"), """
                    DATAMIND_LIMIT_QUESTION=1000000
                    DATAMIND_LIMIT_METADATA=1000000
                    DATAMIND_LIMIT_ADDRESS=10000000
                    """);
            out.println("First start (data directories made, sample warehouse loaded):");
            started(project, instance).close();
            out.println("\nSecond start:");
            try (Suite suite = started(project, instance)) {
                questions(instance);
                memory(instance);
            }
        } finally {
            instance.erase();
            Files.deleteIfExists(folder);
        }
    }

    private Suite started(Project project, Instance instance) {
        Suite suite = Suite.start(project, instance, SampleWarehouse.SMALLEST_SCALE, Progress.SILENT);
        new SampleContent(instance, Progress.SILENT).load();
        suite.open();
        instance.running().map(RunState::readyMillis).orElse(Map.of()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(part -> out.printf("  %-16s %6d ms%n", part.getKey(), part.getValue()));
        out.printf("  %-16s %6d ms%n", "all ready", suite.millisUntilReady());
        return suite;
    }

    private void questions(Instance instance) {
        GatewayClient engineer = new Sessions(instance).as("engineer");
        GatewayClient analyst = new Sessions(instance).as("analyst");
        out.println("\nWarm calls through the gateway, one after the other:");
        out.println("  who am I (gateway alone)          " + measured(() -> engineer.get("/api/v1/auth/me")));
        for (String question : QUESTIONS) {
            out.printf("  %-34s%s%n", question, measured(() -> ask(engineer, question)));
        }
        out.printf("  %-34s%s%n", "the first, as analyst (filtered)", measured(() -> ask(analyst, QUESTIONS.get(0))));
    }

    private static Reply ask(GatewayClient who, String question) {
        return who.post("/api/v1/sql/ask", Map.of("question", question));
    }

    private static Latencies measured(Supplier<Reply> call) {
        for (int i = 0; i < WARM_UP; i++) {
            required(call.get());
        }
        double[] millis = new double[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long start = System.nanoTime();
            Reply reply = call.get();
            millis[i] = (System.nanoTime() - start) / 1e6;
            required(reply);
        }
        return new Latencies(millis);
    }

    private static void required(Reply reply) {
        if (!reply.ok()) {
            throw new IllegalStateException("Not measurable: " + reply.problem());
        }
    }

    private void memory(Instance instance) {
        out.println("\nResident memory after that:");
        instance.running().orElseThrow().children().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(part -> ResidentMemory.megabytes(part.getValue().pid())
                        .ifPresent(megabytes -> out.printf("  %-16s %6d MB%n", part.getKey(), megabytes)));
    }
}
