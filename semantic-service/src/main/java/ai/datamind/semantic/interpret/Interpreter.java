package ai.datamind.semantic.interpret;

import ai.datamind.semantic.interpret.bind.Binder;
import ai.datamind.semantic.interpret.bind.Bound;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Cover;
import ai.datamind.semantic.interpret.link.Linker;
import ai.datamind.semantic.interpret.link.Speller;
import ai.datamind.semantic.interpret.parse.Ask;
import ai.datamind.semantic.interpret.parse.QuestionReader;
import ai.datamind.semantic.interpret.sql.SelectWriter;
import ai.datamind.semantic.interpret.text.Token;
import ai.datamind.semantic.interpret.text.Tokenizer;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The door of the room: a question in, readings out. Immutable, shared by all requests of one published version. */
public final class Interpreter {

    private static final int CUTS = 3;
    private static final int BOUND_PER_CUT = 2;

    private final Vocabulary vocabulary;
    private final MetricReadings metrics;

    public Interpreter(Vocabulary vocabulary, MetricReadings metrics) {
        this.vocabulary = vocabulary;
        this.metrics = metrics;
    }

    public Interpretation interpret(String question, LocalDate today) {
        Optional<String> refusal =
                Screening.refusal(question, vocabulary.words().words().contains("password"));
        if (refusal.isPresent()) {
            return Interpretation.refused(refusal.get());
        }
        List<Token> tokens = Speller.corrected(vocabulary, Tokenizer.cut(question));
        if (tokens.isEmpty()) {
            return Interpretation.refused("No word of the question could be read.");
        }
        var candidates = new ArrayList<Candidate>();
        for (Cover cover : Cover.best(tokens, Linker.chunks(vocabulary, tokens, today), CUTS)) {
            candidates.addAll(readings(tokens, cover));
        }
        return Decision.of(vocabulary, tokens, ranked(candidates));
    }

    private List<Candidate> readings(List<Token> tokens, Cover cover) {
        var found = new ArrayList<Candidate>();
        Ask ask = new QuestionReader(vocabulary.language()).read(cover.chunks());
        if (metrics != null && metrics.concerns(ask)) {
            found.addAll(metrics.read(ask, cover, tokens));
            if (!found.isEmpty()) {
                return found;
            }
        }
        int kept = 0;
        for (Bound bound : new Binder(vocabulary).bind(ask)) {
            if (kept++ >= BOUND_PER_CUT
                    || (bound.scope().shown().isEmpty() && !bound.scope().exists())) {
                break;
            }
            var written = new SelectWriter(vocabulary).write(bound.scope());
            found.add(Candidate.of(vocabulary, tokens, cover, ask, bound, written));
        }
        return found;
    }

    private static List<Candidate> ranked(List<Candidate> all) {
        Map<String, Candidate> bySql = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparingDouble(Candidate::score)
                        .reversed()
                        .thenComparing(c -> c.reading().sql()))
                .forEach(c -> bySql.putIfAbsent(c.reading().sql(), c));
        return List.copyOf(bySql.values());
    }

    /** Every chunk of the best cut, for tests and for looking into a reading. */
    public List<Chunk> chunks(String question, LocalDate today) {
        List<Token> tokens = Speller.corrected(vocabulary, Tokenizer.cut(question));
        return Cover.best(tokens, Linker.chunks(vocabulary, tokens, today), 1)
                .get(0)
                .chunks();
    }
}
