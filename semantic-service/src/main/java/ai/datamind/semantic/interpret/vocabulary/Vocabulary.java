package ai.datamind.semantic.interpret.vocabulary;

import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.vocabulary.value.StoredValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that can be named. Numbers of tables, columns and edges are positions in these lists. */
public final class Vocabulary {

    /** A metric, named filter or term by its forms. */
    public record Term(int id, String kind, String name, String description, List<Form> forms, List<Met> met) {
        public Term {
            met = List.copyOf(met);
        }
    }

    /** What a filter asks of a column: one of these stored values ("="), or to be on one side of the only one. */
    public record Met(int column, String symbol, List<String> values) {}

    private final Language language;
    private final List<Table> tables;
    private final List<Column> columns;
    private final List<Edge> edges;
    private final List<Term> terms;
    private final WordIndex words;
    private final StoredValues values;
    private final Paths paths;

    public Vocabulary(
            Language language,
            List<Table> tables,
            List<Column> columns,
            List<Edge> edges,
            List<Term> terms,
            StoredValues values) {
        this.language = language;
        this.tables = List.copyOf(tables);
        this.columns = List.copyOf(columns);
        this.edges = List.copyOf(edges);
        this.terms = List.copyOf(terms);
        this.values = values;
        this.words = new WordIndex(this);
        this.paths = new Paths(this);
    }

    private Vocabulary(Vocabulary of, List<Column> columns, StoredValues values) {
        this.language = of.language;
        this.tables = of.tables;
        this.columns = columns;
        this.edges = of.edges;
        this.terms = of.terms;
        this.values = values;
        this.words = of.words;
        this.paths = of.paths;
    }

    /** Values of one column that were looked up for one asker, the most frequent first; {@code spoken} where the model labels them. */
    public record LookedUp(int column, List<String> values, Map<String, String> labels, boolean complete) {
        public LookedUp {
            values = List.copyOf(values);
        }
    }

    /** The same vocabulary for an asker for whom more values were looked up; everything heavy is shared. */
    public Vocabulary with(List<LookedUp> lookedUp) {
        if (lookedUp.isEmpty()) {
            return this;
        }
        var own = new ArrayList<StoredValues.Said>();
        var known = new ArrayList<>(columns);
        for (LookedUp l : lookedUp) {
            for (String value : l.values()) {
                own.add(new StoredValues.Said(l.column(), value, l.labels().getOrDefault(value, value)));
            }
            if (!l.values().isEmpty()) {
                known.set(l.column(), known.get(l.column()).knowing(l.values(), l.complete()));
            }
        }
        return new Vocabulary(this, List.copyOf(known), values.with(own));
    }

    public Language language() {
        return language;
    }

    public List<Table> tables() {
        return tables;
    }

    public List<Column> columns() {
        return columns;
    }

    public List<Edge> edges() {
        return edges;
    }

    public List<Term> terms() {
        return terms;
    }

    public Table table(int id) {
        return tables.get(id);
    }

    public Column column(int id) {
        return columns.get(id);
    }

    public WordIndex words() {
        return words;
    }

    public StoredValues values() {
        return values;
    }

    public Paths paths() {
        return paths;
    }

    /** Whether the words are part of a longer name of the table and the whole of none ("suppliers" of the part suppliers). */
    public boolean saidInPart(int table, String words) {
        Set<String> said = new HashSet<>();
        for (String word : words.split(" ")) {
            said.addAll(language.morphology().forms(word));
        }
        List<Form> forms = tables.get(table).forms();
        return forms.stream().noneMatch(f -> f.met(said) == f.core())
                && forms.stream().anyMatch(f -> f.met(said) > 0);
    }

    public Optional<Column> column(int table, String name) {
        return tables.get(table).columns().stream()
                .map(columns::get)
                .filter(c -> c.name().equals(name))
                .findFirst();
    }
}
