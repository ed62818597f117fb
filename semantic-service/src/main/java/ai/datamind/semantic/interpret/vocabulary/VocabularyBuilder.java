package ai.datamind.semantic.interpret.vocabulary;

import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.vocabulary.Facts.ColumnFacts;
import ai.datamind.semantic.interpret.vocabulary.Facts.RelationFacts;
import ai.datamind.semantic.interpret.vocabulary.Facts.TableFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns facts about a schema into its vocabulary. */
public final class VocabularyBuilder {

    private static final Set<String> DECORATION = Set.of(
            "tbl", "tb", "table", "dim", "fact", "fct", "stg", "mart", "vw", "view", "ref", "lkp", "lookup", "t",
            "data");
    private static final Set<String> KEY_WORDS =
            Set.of("id", "identifier", "code", "no", "number", "key", "num", "fk", "sk");
    private static final int LONGEST_COMMENT = 5;
    private static final double ROLE_NAME = 0.85;
    private static final double OBJECT = 0.1;
    private static final double KIND_NAME = 0.8;
    private static final double FOREIGN_NAME = 0.96;

    private final Language language;
    private final Facts facts;
    private final Names names;
    private final List<Column> columns = new ArrayList<>();
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
        facts.relations().forEach(r -> edges(edges, tables, r));
        var terms = new ArrayList<Vocabulary.Term>();
        for (Facts.MetricFacts m : facts.metrics()) {
            var forms = new ArrayList<Form>();
            forms.add(names.form(names.words(m.label()), Set.of(), 1.06));
            m.synonyms().forEach(s -> forms.add(names.form(names.words(s), Set.of(), 1.06)));
            terms.add(
                    new Vocabulary.Term(terms.size(), m.kind(), m.name(), m.description(), forms, met(m.conditions())));
        }
        int[] numbers = shown;
        var values = new StoredValues(sampled.dictionary(), i -> numbers[i], ValueDictionary.EMPTY);
        return new Vocabulary(language, tables, columns, edges, terms, values);
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
        List<Form> forms = tableForms(t);
        var own = new HashSet<String>();
        forms.forEach(f -> f.slots().forEach(s -> own.addAll(s.words())));
        own.removeAll(KEY_WORDS);
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
        return new Table(id, t.model(), t.schema(), t.name(), forms, ids, key, display(t, ids, key, forms), link);
    }

    private List<Form> tableForms(TableFacts t) {
        var words = new ArrayList<>(names.words(t.name()));
        while (words.size() > 1 && DECORATION.contains(words.get(0))) {
            words.remove(0);
        }
        while (words.size() > 1 && DECORATION.contains(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        var forms = new ArrayList<Form>();
        if (!t.model().equals(t.name()) && !Names.pieces(t.model()).equals(Names.pieces(t.name()))) {
            forms.add(names.form(names.words(t.model()), Set.of(), 1));
        }
        forms.add(names.form(words, Set.of(), 1));
        if (!names.spelledOut(words).equals(words)) {
            forms.add(names.form(names.spelledOut(words), Set.of(), 1));
        }
        comment(t.description()).ifPresent(w -> forms.add(names.form(w, Set.of(), 0.97)));
        roles(t, forms);
        t.synonyms().forEach(s -> forms.add(names.form(names.words(s), Set.of(), 1.03)));
        return forms;
    }

    /** A key column elsewhere may call the entity otherwise ("student_id" of a pupil): such a word names it as well. */
    private void roles(TableFacts t, List<Form> forms) {
        for (RelationFacts r : facts.relations()) {
            if (!r.toTable().equals(t.model()) || r.fromColumns().size() != 1 || !r.toUnique()) {
                continue;
            }
            var words = new ArrayList<>(names.words(r.fromColumns().get(0)));
            words.removeIf(KEY_WORDS::contains);
            boolean taken = words.isEmpty()
                    || facts.tables().stream()
                            .anyMatch(o -> !Collections.disjoint(
                                    names.alternatives(words.get(words.size() - 1)), names.words(o.name())))
                    || facts.tables().stream()
                            .anyMatch(o -> names.words(o.name()).stream()
                                    .anyMatch(w -> !Collections.disjoint(
                                            names.alternatives(w), names.alternatives(words.get(words.size() - 1)))));
            if (!taken) {
                forms.add(names.form(words, Set.of(), ROLE_NAME));
            }
        }
    }

    private java.util.Optional<List<String>> comment(String description) {
        if (description == null || description.isBlank()) {
            return java.util.Optional.empty();
        }
        var words = new ArrayList<>(names.words(description));
        words.removeIf(
                w -> Set.of("the", "a", "an", "of", "for", "in", "this", "is").contains(w));
        return words.isEmpty() || words.size() > LONGEST_COMMENT
                ? java.util.Optional.empty()
                : java.util.Optional.of(words);
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
        var forms = new ArrayList<Form>();
        List<String> words = names.words(c.name().substring(c.name().startsWith(prefix) ? prefix.length() : 0));
        if (words.isEmpty()) {
            words = List.of(c.name().toLowerCase(Locale.ROOT));
        }
        boolean key = t.key().contains(c.name());
        Set<String> optional = foreign && !key ? Set.of() : own;
        if (c.dimension() != null && !c.dimension().equals(c.name())) {
            forms.add(names.form(names.words(c.dimension()), optional, 1));
        }
        forms.add(names.form(words, optional, 1));
        if (namesForeign(words, own)) {
            forms.add(names.form(words, Set.of("name"), FOREIGN_NAME));
        }
        List<String> uncut = Names.pieces(c.name().substring(c.name().startsWith(prefix) ? prefix.length() : 0));
        if (!uncut.equals(words) && !uncut.isEmpty()) {
            forms.add(names.form(uncut, optional, 0.99));
        }
        if (!names.spelledOut(words).equals(words)) {
            forms.add(names.form(names.spelledOut(words), optional, 1));
        }
        comment(c.description()).ifPresent(w -> forms.add(names.form(w, optional, 1)));
        c.synonyms().forEach(s -> forms.add(names.form(names.words(s), Set.of(), 1.03)));
        kinds(c).forEach(k -> forms.add(names.form(List.of(k), Set.of(), KIND_NAME)));
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

    /** "country name" of a city: where no table holds the countries, that column is what "country" means. */
    private boolean namesForeign(List<String> words, Set<String> own) {
        if (words.size() != 2 || !words.get(1).equals("name")) {
            return false;
        }
        String thing = words.get(0);
        Set<String> called = names.alternatives(thing);
        return language.thesaurus().knows(thing)
                && !language.thesaurus().verb(thing)
                && language.operator(thing) == null
                && language.dimension(thing) == null
                && Collections.disjoint(own, called)
                && facts.tables().stream()
                        .noneMatch(t -> names.words(t.name()).stream()
                                .anyMatch(w -> !Collections.disjoint(names.alternatives(w), called)));
    }

    /** What most of the values are, when they are known names: a column of countries is a "country". */
    private List<String> kinds(ColumnFacts c) {
        if (c.type() != Column.Type.TEXT || c.values().size() < 2) {
            return List.of();
        }
        var sample = c.values().subList(0, Math.min(60, c.values().size()));
        Map<String, Integer> seen = new HashMap<>();
        for (String value : sample) {
            language.thesaurus()
                    .kinds(value.strip().toLowerCase(Locale.ROOT))
                    .forEach(k -> seen.merge(k, 1, Integer::sum));
        }
        return seen.entrySet().stream()
                .filter(e -> e.getValue() * 10 >= sample.size() * 6 && e.getValue() >= 2)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private List<Integer> display(TableFacts t, List<Integer> ids, List<Integer> key, List<Form> forms) {
        if (t.display() != null) {
            var declared = ids.stream()
                    .filter(c -> t.display().equals(columns.get(c).dimension())
                            || t.display().equals(columns.get(c).name()))
                    .findFirst();
            if (declared.isPresent()) {
                return List.of(declared.get());
            }
        }
        var own = new LinkedHashSet<String>();
        forms.get(0).slots().forEach(s -> own.addAll(s.words()));
        int best = -1;
        double bestScore = 0;
        Integer first = null;
        Integer last = null;
        for (int c : ids) {
            Column column = columns.get(c);
            List<String> words = List.of(column.label().split(" "));
            first = first == null && words.contains("first") && words.contains("name") ? Integer.valueOf(c) : first;
            last = last == null && words.contains("last") && words.contains("name") ? Integer.valueOf(c) : last;
            double score = displayScore(column, words, own);
            if (score > bestScore) {
                bestScore = score;
                best = c;
            }
        }
        if (first != null && last != null && bestScore < 4.5) {
            return List.of(first, last);
        }
        if (best >= 0) {
            return List.of(best);
        }
        return key.isEmpty() ? List.of(ids.get(0)) : key;
    }

    private static double displayScore(Column c, List<String> words, Set<String> own) {
        if (c.foreign() || c.type() != Column.Type.TEXT) {
            return 0;
        }
        boolean name = words.get(words.size() - 1).equals("name");
        long rest = words.stream()
                .filter(w -> !own.contains(w) && !w.equals("name") && !w.equals("full"))
                .count();
        if (name && rest == 0) {
            return 5;
        }
        if (own.containsAll(words)) {
            return 4.5;
        }
        if (words.get(words.size() - 1).equals("title") && rest <= 1) {
            return 4;
        }
        if (name) {
            return 3.5 - 0.1 * rest;
        }
        return 0;
    }

    private void edges(List<Edge> edges, List<Table> tables, RelationFacts r) {
        Integer from = tableIds.get(r.fromTable());
        Integer to = tableIds.get(r.toTable());
        if (from == null || to == null) {
            return;
        }
        List<Integer> near = ids(tables.get(from), r.fromColumns());
        List<Integer> far = ids(tables.get(to), r.toColumns());
        if (near.size() != r.fromColumns().size() || far.size() != r.toColumns().size() || near.isEmpty()) {
            return;
        }
        var roles = new LinkedHashSet<String>();
        r.fromColumns().forEach(c -> roles.addAll(names.words(c)));
        if (r.role() != null) {
            roles.addAll(names.words(r.role()));
        }
        var same = new HashSet<String>();
        tables.get(to).forms().forEach(f -> f.slots().forEach(s -> same.addAll(s.words())));
        roles.removeIf(
                w -> KEY_WORDS.contains(w) || names.alternatives(w).stream().anyMatch(same::contains));
        var words = new LinkedHashSet<String>();
        roles.forEach(w -> words.addAll(names.alternatives(w)));
        double cost = r.cost() + (object(tables.get(from), roles) ? OBJECT : 0);
        edges.add(new Edge(edges.size(), from, near, to, far, !r.toUnique(), cost, words, true));
        edges.add(new Edge(edges.size(), to, far, from, near, !r.fromUnique(), cost, words, false));
    }

    /** In a relation of things of one kind ("friend": student, friend) the column called like the relation is its object. */
    private boolean object(Table relation, Set<String> roles) {
        var own = new HashSet<String>();
        relation.forms().get(0).slots().forEach(s -> own.addAll(s.words()));
        return roles.stream().anyMatch(w -> names.alternatives(w).stream().anyMatch(own::contains));
    }

    private List<Integer> ids(Table table, List<String> wanted) {
        var found = new ArrayList<Integer>();
        for (String name : wanted) {
            table.columns().stream()
                    .filter(c -> columns.get(c).name().equals(name))
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found;
    }
}
