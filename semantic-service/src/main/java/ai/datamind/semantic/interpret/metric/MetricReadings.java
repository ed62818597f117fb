package ai.datamind.semantic.interpret.metric;

import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompiledQuery;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Cover;
import ai.datamind.semantic.interpret.reading.Candidate;
import ai.datamind.semantic.interpret.reading.Reading;
import ai.datamind.semantic.interpret.text.Token;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Questions that name a metric are compiled by the semantic compiler; where several paths fit, each is a reading. */
public final class MetricReadings {

    private static final int MOST_PATHS = 4;

    /** Nothing is certain that was said in words. */
    private static final double SURE = 0.98;

    private final Publication publication;
    private final Vocabulary vocabulary;

    public MetricReadings(Publication publication, Vocabulary vocabulary) {
        this.publication = publication;
        this.vocabulary = vocabulary;
    }

    public boolean concerns(Ask ask) {
        return ask.shown().stream().anyMatch(this::metric)
                || ask.orders().stream().anyMatch(o -> metric(o.by()))
                || ask.conditions().stream()
                        .anyMatch(c -> c instanceof Condition.Compare p && p.left() != null && metric(p.left()));
    }

    private boolean metric(Shown s) {
        return s.kind() == Shown.Kind.TERM
                && vocabulary.terms().get(s.what().terms().get(0).id()).kind().equals("metric");
    }

    public List<Candidate> read(Ask ask, Cover cover, List<Token> tokens) {
        var request = new MetricRequest(vocabulary, publication.manifest(), ask);
        var found = new ArrayList<Candidate>();
        if (!request.build()) {
            return found;
        }
        attempt(request, Map.of(), cover, tokens, found, 0);
        return found;
    }

    /** Compiles; where a path is ambiguous, tries the candidates that the question's own words favour. */
    private void attempt(
            MetricRequest request,
            Map<String, String> paths,
            Cover cover,
            List<Token> tokens,
            List<Candidate> found,
            int depth) {
        MetricQuery query = request.query(paths);
        try {
            found.add(candidate(request, query, publication.compiler().compile(query), cover, tokens));
        } catch (CompileRefusal refusal) {
            if (refusal.reason() != CompileRefusal.Reason.AMBIGUOUS_PATH
                    || depth > 2
                    || refusal.candidates().isEmpty()) {
                request.refused(refusal.getMessage());
                return;
            }
            String open = request.openReference(query, refusal.candidates(), paths);
            if (open == null) {
                request.refused(refusal.getMessage());
                return;
            }
            for (String path : favoured(refusal.candidates(), tokens)) {
                var chosen = new LinkedHashMap<>(paths);
                chosen.put(open, path);
                attempt(request, chosen, cover, tokens, found, depth + 1);
            }
        }
    }

    /** Those whose links the question speaks of; all of them where it speaks of none. */
    private List<String> favoured(List<String> candidates, List<Token> tokens) {
        int best = -1;
        var kept = new ArrayList<String>();
        for (String c : candidates.stream().sorted().limit(12).toList()) {
            int spoken = 0;
            for (String link : c.split("__")) {
                for (Token t : tokens) {
                    spoken += vocabulary.language().morphology().forms(t.word()).contains(link) ? 1 : 0;
                }
            }
            if (spoken > best) {
                best = spoken;
                kept.clear();
            }
            if (spoken == best) {
                kept.add(c);
            }
        }
        return kept.subList(0, Math.min(MOST_PATHS, kept.size()));
    }

    private Candidate candidate(
            MetricRequest request, MetricQuery query, CompiledQuery compiled, Cover cover, List<Token> tokens) {
        List<Chunk> unknown = cover.chunks().stream()
                .filter(Chunk::unknown)
                .filter(c -> !request.used(c))
                .toList();
        double confidence = SURE;
        for (Chunk c : unknown) {
            boolean name = tokens.get(c.from()).capital() && c.from() > 0;
            boolean word =
                    !c.text().isEmpty() && Character.isLetterOrDigit(c.text().charAt(0));
            confidence *= !word ? 1 : name ? 0.4 : 0.62;
        }
        request.aside(publication.manifest(), compiled.tables(), cover);
        confidence *= Math.pow(0.5, request.failures().size());
        confidence *= request.names().weakest() < 0.72 ? 0.65 : request.names().weakest() < 0.9 ? 0.85 : 1;
        confidence *= request.names().weakestMetric() < 0.9 ? 0.9 : 1;
        confidence *= Math.pow(0.7, request.names().notes().size());
        var warnings = new ArrayList<>(compiled.warnings());
        warnings.addAll(request.failures());
        warnings.addAll(request.names().notes());
        warnings.addAll(request.names().readings());
        var definitions = compiled.definitions().stream()
                .map(d -> new Reading.Definition(d.kind(), d.name(), d.definition()))
                .toList();
        var reading = new Reading(
                "r1",
                MetricWording.text(query),
                Math.round(confidence * 1000) / 1000.0,
                MetricWording.intent(query),
                compiled.sql(),
                compiled.dialect(),
                compiled.grain(),
                compiled.joinPath(),
                definitions,
                compiled.tables(),
                request.bindings(),
                warnings);
        double score = cover.weight()
                + (request.names().weakestMetric() < 0.9 ? 0 : 2)
                - 3.0 * request.failures().size()
                - 0.7 * unknown.size()
                - 3.0 * Math.max(0, 0.95 - request.names().weakest());
        return new Candidate(reading, score, unknown);
    }
}
