package ai.datamind.semantic.metadata.autocomplete;

import ai.datamind.semantic.metadata.autocomplete.AutocompleteScan.Context;
import ai.datamind.semantic.metadata.autocomplete.AutocompleteSuggestion.Kind;
import ai.datamind.semantic.metadata.autocomplete.QueryBlock.Source;
import ai.datamind.semantic.metadata.facts.ColumnFacts;
import ai.datamind.semantic.metadata.facts.TableFacts;
import ai.datamind.semantic.metadata.facts.TableFacts.Reference;
import ai.datamind.semantic.model.sql.SqlWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What may stand at the cursor, the likeliest first. Plain look-ups over an index that was made before. */
final class Autocomplete {

    private final AutocompleteIndex index;
    private final Context context;
    private final int most;
    private final LinkedHashMap<String, AutocompleteSuggestion> found = new LinkedHashMap<>();

    private Autocomplete(AutocompleteIndex index, Context context, int most) {
        this.index = index;
        this.context = context;
        this.most = most;
    }

    static List<AutocompleteSuggestion> suggest(AutocompleteIndex index, Context context, int most) {
        var work = new Autocomplete(index, context, most);
        work.look();
        return work.found.values().stream().limit(most).toList();
    }

    private void look() {
        if (context.qualifier() != null && context.place() != AutocompleteScan.Place.NOTHING) {
            qualified();
            return;
        }
        switch (context.place()) {
            case NOTHING, NUMBER -> found.clear();
            case BEGINNING -> keywords(AutocompleteWords.BEGINNING);
            case TABLE -> tables();
            case JOIN_CONDITION -> {
                joins();
                expression();
            }
            case EXPRESSION -> expression();
            case AFTER_TABLE -> {
                keywords(AutocompleteWords.AFTER_TABLE);
                keywords(AutocompleteWords.CLAUSES);
            }
            case AFTER_EXPRESSION -> {
                keywords(AutocompleteWords.AFTER_EXPRESSION);
                keywords(AutocompleteWords.CLAUSES);
                keywords(AutocompleteWords.AFTER_TABLE);
            }
        }
    }

    /** After a dot: columns of an alias or a table, or tables of a schema. */
    private void qualified() {
        String qualifier = context.qualifier();
        Optional<TableFacts> table = context.sources().stream()
                .filter(s -> s.alias().equalsIgnoreCase(qualifier))
                .findFirst()
                .flatMap(this::facts)
                .or(() -> index.isSchema(qualifier) ? Optional.empty() : index.table(null, qualifier));
        table.ifPresent(t -> columns(t, null));
        if (table.isEmpty() && index.isSchema(qualifier)) {
            index.tables(context.prefix(), most * 10).stream()
                    .filter(t -> qualifier.equalsIgnoreCase(t.relation().schema()))
                    .forEach(t -> add(SqlWords.quote(t.relation().table()), Kind.TABLE, detail(t)));
        }
    }

    private void tables() {
        context.withNames().stream()
                .filter(this::begins)
                .forEach(n -> add(SqlWords.quote(n), Kind.TABLE, "named in this query"));
        List<TableFacts> named =
                context.sources().stream().flatMap(s -> facts(s).stream()).toList();
        List<TableFacts> matching = index.tables(context.prefix(), most * 5);
        matching.stream()
                .filter(t -> named.stream().anyMatch(n -> keyed(n, t) || keyed(t, n)))
                .forEach(t -> add(qualifiedName(t), Kind.TABLE, detail(t)));
        matching.forEach(t -> add(qualifiedName(t), Kind.TABLE, detail(t)));
        index.schemas(context.prefix()).forEach(s -> add(SqlWords.quote(s) + ".", Kind.SCHEMA, "schema"));
        keywords(AutocompleteWords.BEFORE_TABLE);
    }

    private static boolean keyed(TableFacts from, TableFacts to) {
        return from.references().stream().anyMatch(r -> r.target().equals(to.relation()));
    }

    private void expression() {
        List<TableFacts> inScope =
                context.sources().stream().flatMap(s -> facts(s).stream()).toList();
        for (Source source : context.sources()) {
            facts(source).ifPresent(t -> columns(t, ambiguousOver(inScope, source)));
        }
        if (context.sources().isEmpty() && !context.prefix().isEmpty()) {
            index.columns(context.prefix(), most / 2 + 1)
                    .forEach(e -> add(
                            SqlWords.quote(e.column().name()),
                            Kind.COLUMN,
                            e.column().type() + " of " + e.table().relation()));
        }
        if (context.sources().size() > 1 || !context.prefix().isEmpty()) {
            context.sources().stream()
                    .filter(s -> begins(s.alias()))
                    .forEach(s -> add(SqlWords.quote(s.alias()) + ".", Kind.ALIAS, s.table()));
        }
        functions();
        keywords(AutocompleteWords.EXPRESSION);
    }

    /** Columns that several tables of the query have are offered with their table. */
    private Function<String, String> ambiguousOver(List<TableFacts> inScope, Source source) {
        return column -> {
            boolean ambiguous =
                    inScope.stream().filter(t -> t.column(column).isPresent()).count() > 1;
            return ambiguous ? SqlWords.quote(source.alias()) + "." : "";
        };
    }

    private void columns(TableFacts table, Function<String, String> qualifier) {
        var later = new ArrayList<ColumnFacts>();
        for (ColumnFacts column : table.columns()) {
            if (begins(column.name())) {
                column(column, qualifier);
            } else if (column.name()
                    .toLowerCase(Locale.ROOT)
                    .contains("_" + context.prefix().toLowerCase(Locale.ROOT))) {
                later.add(column);
            }
        }
        later.forEach(c -> column(c, qualifier));
    }

    private void column(ColumnFacts column, Function<String, String> qualifier) {
        String before = qualifier == null ? "" : qualifier.apply(column.name());
        String detail = column.comment() == null ? column.type() : column.type() + " · " + column.comment();
        add(before + SqlWords.quote(column.name()), Kind.COLUMN, detail);
    }

    /** The declared keys between the table that was named last and those before it. */
    private void joins() {
        List<Source> sources = context.sources();
        for (Source left : sources) {
            for (Source right : sources) {
                facts(left)
                        .ifPresent(t -> t.references().stream()
                                .filter(r -> !left.equals(right)
                                        && facts(right)
                                                .map(TableFacts::relation)
                                                .equals(Optional.of(r.target())))
                                .forEach(r -> add(condition(left, r, right), Kind.JOIN, "declared key")));
            }
        }
    }

    private static String condition(Source left, Reference key, Source right) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < key.columns().size(); i++) {
            parts.add(SqlWords.quote(left.alias()) + "."
                    + SqlWords.quote(key.columns().get(i)) + " = " + SqlWords.quote(right.alias()) + "."
                    + SqlWords.quote(key.targetColumns().get(i)));
        }
        return String.join(" AND ", parts);
    }

    private void functions() {
        AutocompleteWords.FUNCTIONS.stream()
                .filter(this::begins)
                .forEach(f -> add(f.substring(0, f.indexOf('(') + 1), Kind.FUNCTION, f));
    }

    private void keywords(List<String> words) {
        words.stream().filter(this::begins).forEach(w -> add(w, Kind.KEYWORD, null));
    }

    private boolean begins(String word) {
        return word.regionMatches(true, 0, context.prefix(), 0, context.prefix().length());
    }

    private Optional<TableFacts> facts(Source source) {
        return index.table(source.schema(), source.table());
    }

    private static String qualifiedName(TableFacts table) {
        String schema = table.relation().schema();
        String name = SqlWords.quote(table.relation().table());
        return schema == null || schema.equals("public") ? name : SqlWords.quote(schema) + "." + name;
    }

    private static String detail(TableFacts table) {
        return table.comment() == null ? table.kind() : table.kind() + " · " + table.comment();
    }

    private void add(String text, Kind kind, String detail) {
        found.putIfAbsent(text, AutocompleteSuggestion.of(text, kind, detail));
    }
}
