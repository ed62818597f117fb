package ai.datamind.benchmarks.load;

import ai.datamind.embedded.tpch.SampleWarehouse;
import ai.datamind.local.build.Builder;
import ai.datamind.local.build.Project;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.PortPlan;
import ai.datamind.local.instance.Service;
import ai.datamind.local.sample.SampleContent;
import ai.datamind.local.suite.Progress;
import ai.datamind.local.suite.Suite;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts a suite of its own with a stand-in for the language model, loads it, and prints what came of it. */
public final class LoadFigures {
    private final PrintStream out;

    public LoadFigures(PrintStream out) {
        this.out = out;
    }

    public void print() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("datamind-load");
        Instance instance = new Instance(folder.resolve(".datamind"));
        try (StubModel model = new StubModel()) {
            instance.usePorts(PortPlan.free());
            Files.writeString(instance.folder().resolve("settings.properties"), settings(model));
            Project project = Project.here();
            new Builder(project, instance, out::println).bringUpToDate();
            try (Suite suite = Suite.start(project, instance, SampleWarehouse.SMALLEST_SCALE, Progress.SILENT)) {
                new SampleContent(instance, Progress.SILENT).load();
                suite.open();
                measure(instance, model);
            }
        } finally {
            instance.erase();
            Files.deleteIfExists(folder);
        }
    }

    private void measure(Instance instance, StubModel model) throws IOException, InterruptedException {
        Door door = new Door(instance, "engineer");
        new Overhead(door, out).measure();
        model.takeTime(true);
        OpenLoop.measure(door, out);
        new Together(door, model, instance).measure(out);
        model.takeTime(false);
        new BigExport(door, instance, instance.ports().of(Service.NL2SQL)).measure(out);
    }

    /** Nobody is held back by a limit; and the services are compiled as those that run for weeks are, not for a quick start. */
    private static String settings(StubModel model) {
        return """
                _JAVA_OPTIONS=-XX:TieredStopAtLevel=4
                LLM_PROVIDER=openai
                OPENAI_BASE_URL=%s/v1
                OPENAI_API_KEY=stub
                DATAMIND_LLM_PROVIDERS_OPENAI_CONCURRENCY=200
                DATAMIND_LIMIT_QUESTION=1000000
                DATAMIND_LIMIT_METADATA=1000000
                DATAMIND_LIMIT_ADDRESS=10000000
                DATAMIND_EXPORT_ROW_CAP=1000000
                """.formatted(model.url());
    }
}
