package ai.datamind.benchmarks.semantic;

import ai.datamind.semantic.catalog.proof.Manifests;
import ai.datamind.semantic.compile.Compiler;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.element.ElementRef;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Figures of one process, without the database: time that passed, and time that processors worked. */
public final class SemanticFigures {

    private static final int QUERIES = 20_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final PrintStream out;

    public SemanticFigures(PrintStream out) {
        this.out = out;
    }

    public void print() throws IOException, InterruptedException {
        var many = new ManyModels(500, 20);
        List<String> texts = many.documents();
        var manifests = new Manifests();
        out.printf("10000 metrics of 500 models in %d documents%n", texts.size());
        var start = Stopwatch.start();
        manifest(manifests, texts);
        say("read from YAML cold (what a start costs where nothing is kept)", start);
        ColdLoad.print(texts, out);
        start = Stopwatch.start();
        manifest(new Manifests(), texts);
        say("read from YAML in a warm process", start);
        start = Stopwatch.start();
        SemanticManifest manifest = manifest(manifests, texts);
        say("loaded warm (texts known)", start);
        start = Stopwatch.start();
        manifests.prove(manifest, "");
        say("every metric compiled", start);
        change(manifests, many, texts);
        queries(manifest);
        full();
    }

    private void change(Manifests manifests, ManyModels many, List<String> texts) {
        var changed = new ArrayList<>(texts);
        changed.set(0, many.changed());
        var start = Stopwatch.start();
        manifests.prove(manifest(manifests, changed), many.changed());
        say("one document changed, read, and what it can have broken compiled", start);
    }

    private void queries(SemanticManifest manifest) {
        var compiler = new Compiler(manifest, new JoinGraph(manifest));
        var random = new Random(1);
        for (int round = 0; round < 2; round++) {
            var nanos = new ArrayList<Long>();
            var worked = new ArrayList<Long>();
            for (int i = 0; i < QUERIES; i++) {
                int model = random.nextInt(500);
                var query = MetricQuery.of(
                        List.of("metric_" + model + "_" + random.nextInt(20)),
                        List.of(
                                ElementRef.parse("metric_time__month"),
                                ElementRef.parse("calendar__season"),
                                ElementRef.parse("colour_" + (model + 1) % 500)));
                long start = System.nanoTime();
                long before = THREADS.getCurrentThreadCpuTime();
                compiler.compile(query);
                worked.add(THREADS.getCurrentThreadCpuTime() - before);
                nanos.add(System.nanoTime() - start);
            }
            out.printf(
                    "one query with two joins (%s): %s; of processors %s%n",
                    round == 0 ? "first 20000" : "next 20000", percentiles(nanos), percentiles(worked));
        }
    }

    private static String percentiles(List<Long> nanos) {
        nanos.sort(null);
        return String.format(
                Locale.ROOT,
                "p50 %.3f ms, p99 %.3f ms",
                nanos.get(QUERIES / 2) / 1e6,
                nanos.get(QUERIES * 99 / 100) / 1e6);
    }

    private void full() {
        var many = new ManyModels(10_000, 1);
        var manifests = new Manifests();
        SemanticManifest manifest = manifest(manifests, many.documents());
        var start = Stopwatch.start();
        manifests.prove(manifest, "");
        say("10000 models, every metric compiled", start);
    }

    private static SemanticManifest manifest(Manifests manifests, Collection<String> texts) {
        List<ModelDocument> documents =
                texts.parallelStream().map(manifests::read).toList();
        return Manifests.together(1, "figures", Instant.EPOCH, documents, List.of());
    }

    private void say(String what, Stopwatch start) {
        out.printf("%s: %s%n", what, start.took());
    }
}
