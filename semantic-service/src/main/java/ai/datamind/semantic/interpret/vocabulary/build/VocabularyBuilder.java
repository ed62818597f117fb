package ai.datamind.semantic.interpret.vocabulary.build;

import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Edge;
import ai.datamind.semantic.interpret.vocabulary.Flag;
import ai.datamind.semantic.interpret.vocabulary.Form;
import ai.datamind.semantic.interpret.vocabulary.Table;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts.ColumnFacts;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts.RelationFacts;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts.TableFacts;
import ai.datamind.semantic.interpret.vocabulary.value.SampledValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns facts about a schema into its vocabulary. */
public final class VocabularyBuilder {

    private final Language language;
    private final Facts facts;
    private final Names names;
    private final TableNames tableNames;
    private final ColumnNames columnNames;
    private final List<Column> columns = new ArrayList<>();
    private final DisplayColumns display = new DisplayColumns(columns);
    private final Map<String, Integer> tableIds = new HashMap<>();
    private final SampledValues sampled;
    private final int[] shown;

    private VocabularyBuilder(Language language, Facts facts, SampledValues sampled) {
        this.language = language;
        this.facts = facts;
        this.sampled = sampled;
        this.shown = new int[sampled.columns()];
        Arrays.fill(shown, -1);
        this.names = new Names(language);
        this.tableNames = new TableNames(facts, names);
        this.columnNames = new ColumnNames(language, facts, names);
    }

    /** {@code sampled} is shared by all vocabularies of a publication; of it only columns are used whose facts hold values. */
    public static Vocabulary build(Language language, Facts facts, SampledValues sampled) {
        return new VocabularyBuilder(language, facts, sampled).vocabulary();
    }

    private Vocabulary vocabulary() {
        facts.tables().forEach(t -> {
            names.learn(t.name());
            t.columns().forEach(c -> names.learn(c.name()));
            t.columns().stream().filter(c -> c.description() != null).forEach(c -> names.learn(c.description()));
        });
        for (TableFacts t : facts.tables()) {
            tableIds.put(t.model(), tableIds.size());
        }
        var tables = new ArrayList<Table>();
        for (TableFacts t : facts.tables()) {
            tables.add(table(tables.size(), t));
        }
        var edges = new ArrayList<Edge>();
        var relations = new Relations(names, columns, tableIds);
        facts.relations().forEach(r -> relations.add(edges, tables, r));
        var terms = new ArrayList<Vocabulary.Term>();
        for (Facts.MetricFacts m : facts.metrics()) {
            var forms = new ArrayList<Form>();
            forms.add(names.form(names.words(m.label()), Set.of(), 1.06));
            m.synonyms().forEach(s -> forms.add(names.form(names.words(s), Set.of(), 1.06)));
            terms.add(
                    new Vocabulary.Term(terms.size(), m.kind(), m.name(), m.description(), forms, met(m.conditions())));
        }
        return new Vocabulary(language, tables, columns, edges, terms, sampled.under(shown));
    }

    /** All of them or none: a filter of which a part is out of sight is not this filter. */
    private List<Vocabulary.Met> met(List<Facts.ConditionFacts> conditions) {
        var met = new ArrayList<Vocabulary.Met>();
        for (Facts.ConditionFacts c : conditions) {
            Integer table = tableIds.get(c.model());
            columns.stream()
                    .filter(x ->
                            table != null && x.table() == table && c.dimension().equals(x.dimension()))
                    .findFirst()
                    .ifPresent(x -> met.add(new Vocabulary.Met(x.id(), c.symbol(), c.values())));
        }
        return met.size() == conditions.size() ? met : List.of();
    }

    private Table table(int id, TableFacts t) {
        List<Form> forms = tableNames.of(t);
        var own = new HashSet<String>();
        forms.forEach(f -> f.slots().forEach(s -> own.addAll(s.words())));
        own.removeAll(Names.KEYS);
        own.remove("name");
        Set<String> foreign = foreignColumns(t.model());
        String prefix = commonPrefix(t);
        var ids = new ArrayList<Integer>();
        for (ColumnFacts c : t.columns()) {
            ids.add(columns.size());
            columns.add(column(columns.size(), id, t, c, own, prefix, foreign.contains(c.name())));
        }
        var key = ids.stream()
                .filter(c -> t.key().contains(columns.get(c).name()))
                .toList();
        long references = ids.stream().filter(c -> columns.get(c).foreign()).count();
        boolean link = references >= 2 && ids.size() - references <= 1 + (key.size() == 1 ? 1 : 0);
        return new Table(id, t.model(), t.schema(), t.name(), forms, ids, key, display.of(t, ids, key, forms), link);
    }

    private Set<String> foreignColumns(String model) {
        var found = new HashSet<String>();
        for (RelationFacts r : facts.relations()) {
            if (!r.toUnique()) {
                continue;
            }
            if (r.fromTable().equals(model) && !r.fromUnique()) {
                found.addAll(r.fromColumns());
            } else if (r.fromTable().equals(model) && r.cost() <= 1) {
                found.addAll(r.fromColumns());
            }
        }
        return found;
    }

    /** The sign that all columns of a table start with ("l_", "cust_"), when it says nothing. */
    private static String commonPrefix(TableFacts t) {
        if (t.columns().size() < 3) {
            return "";
        }
        String first = t.columns().get(0).name();
        int cut = first.indexOf('_');
        String prefix = cut > 0 && cut <= 4 ? first.substring(0, cut + 1) : "";
        return !prefix.isEmpty() && t.columns().stream().allMatch(c -> c.name().startsWith(prefix)) ? prefix : "";
    }

    private Column column(
            int id, int table, TableFacts t, ColumnFacts c, Set<String> own, String prefix, boolean foreign) {
        boolean key = t.key().contains(c.name());
        List<Form> forms = columnNames.of(c, own, foreign && !key ? Set.of() : own, prefix);
        Flag flag = Flag.of(c.type(), c.values(), c.complete());
        int number = sampled.number(t.model(), c.dimension());
        if (number >= 0 && !(c.values().isEmpty() && c.labels().isEmpty())) {
            shown[number] = id;
        }
        boolean categorical = Column.categorical(c.values(), c.complete(), c.unique());
        return new Column(
                id,
                table,
                c.name(),
                c.sql(),
                c.plain(),
                c.type(),
                key,
                foreign,
                c.unique(),
                flag.yes(),
                flag.no(),
                c.dimension(),
                forms,
                categorical,
                c.complete() && !c.values().isEmpty());
    }
}
