package ai.datamind.semantic.interpret.vocabulary;

import ai.datamind.semantic.interpret.lexicon.Language;
import java.util.List;
import java.util.Optional;

/** Everything that can be named. Numbers of tables, columns and edges are positions in these lists. */
public final class Vocabulary {

    /** A metric, named filter or term by its forms. */
    public record Term(int id, String kind, String name, String description, List<Form> forms) {}

    private final Language language;
    private final List<Table> tables;
    private final List<Column> columns;
    private final List<Edge> edges;
    private final List<Term> terms;
    private final WordIndex words;
    private final StoredValues values;
    private final Paths paths;

    Vocabulary(
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

    public Optional<Column> column(int table, String name) {
        return tables.get(table).columns().stream()
                .map(columns::get)
                .filter(c -> c.name().equals(name))
                .findFirst();
    }
}
