package ai.datamind.semantic.catalog.proof;

import ai.datamind.semantic.compile.Compiler;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.document.InvalidDocument;
import ai.datamind.semantic.document.Problem;
import ai.datamind.semantic.document.reading.ModelReader;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.model.GlossaryTerm;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.metric.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Texts to documents to a manifest that is proven to work: every metric of it compiles. Reads each text once. */
public final class Manifests {

    private static final int MOST_REMEMBERED = 20_000;

    private final Map<String, ModelDocument> read = new ConcurrentHashMap<>();
    private final AtomicReference<Proven> proven = new AtomicReference<>();

    /** @throws InvalidDocument with every problem */
    public ModelDocument read(String source) {
        makeRoom();
        return read.computeIfAbsent(Hash.of(source), k -> ModelReader.read(source));
    }

    /** What the text of this hash says, where it was read before. */
    public Optional<ModelDocument> known(String hash) {
        return Optional.ofNullable(read.get(hash));
    }

    /** @param document what the text of this hash says */
    public void remember(String hash, ModelDocument document) {
        makeRoom();
        read.put(hash, document);
    }

    private void makeRoom() {
        if (read.size() > MOST_REMEMBERED) {
            read.clear();
        }
    }

    /** @throws InvalidDocument where documents contradict each other or something they name is missing */
    public static SemanticManifest together(
            long version, String hash, Instant at, Collection<ModelDocument> documents, List<GlossaryTerm> glossary) {
        var all = new ArrayList<>(documents);
        all.add(ModelDocument.glossary(glossary));
        try {
            return new SemanticManifest(version, hash, at, all);
        } catch (IllegalArgumentException e) {
            throw new InvalidDocument(List.of(new Problem("$", 0, 0, e.getMessage(), null)));
        }
    }

    private record Proven(SemanticManifest manifest, JoinGraph graph) {}

    /** What is published was proven by whoever published it. */
    public void proven(SemanticManifest manifest, JoinGraph graph) {
        proven.set(new Proven(manifest, graph));
    }

    /**
     * Compiles what a change can have broken, or everything where nothing was proven yet.
     *
     * @param source text of the document that changed, in which the problems are looked up
     */
    public void prove(SemanticManifest manifest, String source) {
        var graph = new JoinGraph(manifest);
        Proven before = proven.get();
        Collection<Metric> affected = before == null
                ? manifest.metrics()
                : Affected.metrics(before.manifest(), before.graph(), manifest, graph);
        List<Problem> problems = problems(manifest, graph, affected, source);
        if (!problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
        proven(manifest, graph);
    }

    public static List<Problem> problems(
            SemanticManifest manifest, JoinGraph graph, Collection<Metric> metrics, String source) {
        var compiler = new Compiler(manifest, graph);
        var problems = new ArrayList<Problem>();
        for (Metric metric : metrics) {
            try {
                tryCompile(compiler, metric);
            } catch (CompileRefusal refusal) {
                problems.add(at(source, metric.name(), "metrics." + metric.name(), refusal));
            }
        }
        for (var hierarchy : manifest.hierarchies()) {
            for (var level : hierarchy.levels()) {
                boolean known = manifest.models().stream()
                        .anyMatch(m -> m.dimension(level.name()).isPresent());
                if (!known) {
                    var refusal = new CompileRefusal(
                            Reason.UNKNOWN_ELEMENT, "there is no dimension '" + level.element() + "'");
                    problems.add(at(source, level.element(), "hierarchies." + hierarchy.name(), refusal));
                }
            }
        }
        return problems;
    }

    private static void tryCompile(Compiler compiler, Metric metric) {
        try {
            compiler.compile(MetricQuery.of(List.of(metric.name()), List.of()));
        } catch (CompileRefusal refusal) {
            if (refusal.reason() != Reason.NO_TIME) {
                throw refusal;
            }
            compiler.compile(MetricQuery.of(List.of(metric.name()), List.of(ElementRef.metricTime(null))));
        }
    }

    /** The first place where the name stands as a word of its own. */
    private static Problem at(String source, String name, String path, CompileRefusal refusal) {
        var found = java.util.regex.Pattern.compile(
                        "(?m)\\bname:\\s*[\"']?" + java.util.regex.Pattern.quote(name) + "\\b")
                .matcher(source);
        int line = 0;
        int column = 0;
        if (found.find()) {
            String before = source.substring(0, found.start());
            line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            column = found.start() - before.lastIndexOf('\n');
        }
        String suggestion =
                refusal.candidates().isEmpty() ? null : refusal.candidates().get(0);
        return new Problem(path, line, column, refusal.getMessage(), suggestion);
    }
}
