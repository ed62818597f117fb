package ai.datamind.semantic.interpret;

import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.bind.Binder;
import ai.datamind.semantic.interpret.bind.column.Bound;
import ai.datamind.semantic.interpret.definition.Definitions;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.Cover;
import ai.datamind.semantic.interpret.link.Linker;
import ai.datamind.semantic.interpret.link.Speller;
import ai.datamind.semantic.interpret.metric.MetricReadings;
import ai.datamind.semantic.interpret.metric.NamedFilters;
import ai.datamind.semantic.interpret.metric.OwnColumns;
import ai.datamind.semantic.interpret.parse.FollowUp;
import ai.datamind.semantic.interpret.parse.QuestionReader;
import ai.datamind.semantic.interpret.reading.Candidate;
import ai.datamind.semantic.interpret.reading.Decision;
import ai.datamind.semantic.interpret.reading.Interpretation;
import ai.datamind.semantic.interpret.reading.Reading;
import ai.datamind.semantic.interpret.sql.SelectWriter;
import ai.datamind.semantic.interpret.text.Token;
import ai.datamind.semantic.interpret.text.Tokenizer;
import ai.datamind.semantic.interpret.translate.Translator;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import ai.datamind.semantic.model.SemanticManifest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The door of the room: a question in, readings out. Immutable, shared by all requests of one published version. */
public final class Interpreter {

    /** A reading as a metric that is less sure than this has others beside it. */
    private static final double METRIC = 0.8;

    private static final int CUTS = 3;
    private static final int BOUND_PER_CUT = 2;
    private static final int LONGEST_FRAGMENT = 200;
    private static final int MOST_FRAGMENT_WORDS = 12;

    private final Vocabulary vocabulary;
    private final Publication publication;
    private final MetricReadings metrics;
    private final Translator translator;

    Interpreter(Vocabulary vocabulary, Publication publication) {
        this.vocabulary = vocabulary;
        this.publication = publication;
        this.metrics = new MetricReadings(publication, vocabulary);
        this.translator = new Translator(vocabulary);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** How many stored values it recognises. */
    public int knownValues() {
        return vocabulary.values().size();
    }

    /** What they take in memory. */
    public long valueBytes() {
        return vocabulary.values().bytes();
    }

    SemanticManifest manifest() {
        return publication.manifest();
    }

    /** Names in the question that no known value is called. */
    List<String> unknownNames(String question) {
        return Screening.refusal(question, true).isPresent()
                ? List.of()
                : UnknownNames.of(vocabulary, translator.english(question));
    }

    /** The tables that the readings use, by number. */
    Set<Integer> tables(Interpretation interpretation) {
        var used = new TreeSet<Integer>();
        for (Reading r : interpretation.readings()) {
            vocabulary.tables().stream()
                    .filter(t -> r.tables().contains(t.schema() + "." + t.name()))
                    .forEach(t -> used.add(t.id()));
        }
        return used;
    }

    /** The same, knowing values that were looked up for one asker. */
    Interpreter with(List<Vocabulary.LookedUp> values) {
        return values.isEmpty() ? this : new Interpreter(vocabulary.with(values), publication);
    }

    public Interpretation interpret(String question, LocalDate today) {
        return interpret(question, today, Conversation.NONE);
    }

    /** With what was asked before: a fragment changes that question, "why" explains it. */
    public Interpretation interpret(String asked, LocalDate today, Conversation conversation) {
        return interpret(asked, null, today, conversation);
    }

    /** With both; what instructions define is put in before anything is continued. */
    Interpretation interpret(String asked, String instructions, LocalDate today, Conversation conversation) {
        String question = instructions == null ? english(asked) : Definitions.applied(english(asked), instructions);
        if (!conversation.questions().isEmpty() && question != null && question.length() < LONGEST_FRAGMENT) {
            Interpretation continued = continued(question.strip(), today, conversation);
            if (continued != null) {
                return continued;
            }
        }
        return alone(question, today);
    }

    /** What is refused anyway is not worth translating. */
    private String english(String question) {
        return Screening.refusal(question, true).isPresent() ? question : translator.english(question);
    }

    /** With instructions given beside the question: what they define is understood where the question says it. */
    public Interpretation interpret(String question, String instructions, LocalDate today) {
        return alone(Definitions.applied(english(question), instructions), today);
    }

    private Interpretation continued(String fragment, LocalDate today, Conversation conversation) {
        List<Token> tokens = Speller.corrected(vocabulary, Tokenizer.cut(fragment));
        if (tokens.isEmpty() || Screening.refusal(fragment, true).isPresent()) {
            return null;
        }
        Ask before = null;
        for (String said : conversation.questions()) {
            String earlier = english(said);
            if (Screening.refusal(earlier, true).isEmpty()) {
                Ask asked = read(Speller.corrected(vocabulary, Tokenizer.cut(earlier)), today);
                before = before != null && fragmentary(asked, earlier) ? FollowUp.merged(before, asked) : asked;
            }
        }
        if (before == null) {
            return null;
        }
        if (tokens.get(0).word().equals("why")) {
            var explained = decided(tokens, before, today);
            return explained.readings().isEmpty()
                    ? null
                    : new Interpretation(
                            explained.outcome(),
                            explained.readings(),
                            "It was understood as: "
                                    + explained.readings().get(0).text() + ". Tables used: "
                                    + String.join(
                                            ", ", explained.readings().get(0).tables()) + ".",
                            List.of());
        }
        Ask asked = read(tokens, today);
        return fragmentary(asked, fragment) ? decided(tokens, FollowUp.merged(before, asked), today) : null;
    }

    private Ask read(List<Token> tokens, LocalDate today) {
        List<Cover> covers = Cover.best(tokens, Linker.chunks(vocabulary, tokens, today), 1);
        return new QuestionReader(vocabulary.language()).read(covers.get(0).chunks());
    }

    private Interpretation decided(List<Token> tokens, Ask ask, LocalDate today) {
        Cover cover =
                Cover.best(tokens, Linker.chunks(vocabulary, tokens, today), 1).get(0);
        return Decision.of(vocabulary, tokens, ranked(readings(tokens, cover, ask)));
    }

    /** Nothing of its own is asked for, or it starts like something that goes on. */
    private boolean fragmentary(Ask ask, String text) {
        boolean bare = ask.shown().isEmpty() && ask.focus() == null;
        String[] words = text.strip().toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}\\p{N}]+");
        boolean goesOn = words.length > 0
                && (vocabulary.language().followUp(words[0])
                        || (words.length > 1 && vocabulary.language().followUp(words[0] + " " + words[1])));
        return bare || (goesOn && words.length <= MOST_FRAGMENT_WORDS);
    }

    private Interpretation alone(String question, LocalDate today) {
        Optional<String> refusal =
                Screening.refusal(question, vocabulary.words().words().contains("password"));
        if (refusal.isPresent()) {
            return Interpretation.refused(refusal.get());
        }
        List<Token> tokens = Speller.corrected(vocabulary, Tokenizer.cut(Definitions.applied(question, null)));
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
        return readings(tokens, cover, new QuestionReader(vocabulary.language()).read(cover.chunks()));
    }

    private List<Candidate> readings(List<Token> tokens, Cover cover, Ask ask) {
        var found = new ArrayList<Candidate>();
        NamedFilters.settle(vocabulary, ask);
        OwnColumns.settle(vocabulary, ask);
        if (metrics.concerns(ask)) {
            found.addAll(metrics.read(ask, cover, tokens));
            if (found.stream().anyMatch(c -> c.whole() && c.reading().confidence() >= METRIC)) {
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
