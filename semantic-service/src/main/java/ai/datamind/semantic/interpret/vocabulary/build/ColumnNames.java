package ai.datamind.semantic.interpret.vocabulary.build;

import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Form;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts.ColumnFacts;
import ai.datamind.semantic.interpret.vocabulary.facts.Identifiers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a column may be called, beside the name of its table or without it. */
final class ColumnNames {

    private static final double KIND_NAME = 0.8;
    private static final double FOREIGN_NAME = 0.96;

    private final Language language;
    private final Facts facts;
    private final Names names;

    ColumnNames(Language language, Facts facts, Names names) {
        this.language = language;
        this.facts = facts;
        this.names = names;
    }

    /** {@code own} are the words of the table, {@code optional} those of them that need not be said, {@code prefix} says nothing. */
    List<Form> of(ColumnFacts c, Set<String> own, Set<String> optional, String prefix) {
        var forms = new ArrayList<Form>();
        List<String> words = names.words(c.name().substring(c.name().startsWith(prefix) ? prefix.length() : 0));
        if (words.isEmpty()) {
            words = List.of(c.name().toLowerCase(Locale.ROOT));
        }
        if (c.dimension() != null && !c.dimension().equals(c.name())) {
            forms.add(names.form(names.words(c.dimension()), optional, 1));
        }
        forms.add(names.form(words, optional, 1));
        if (namesForeign(words, own)) {
            forms.add(names.form(words, Set.of("name"), FOREIGN_NAME));
        }
        List<String> uncut = Identifiers.pieces(c.name().substring(c.name().startsWith(prefix) ? prefix.length() : 0));
        if (!uncut.equals(words) && !uncut.isEmpty()) {
            forms.add(names.form(uncut, optional, 0.99));
        }
        if (!names.spelledOut(words).equals(words)) {
            forms.add(names.form(names.spelledOut(words), optional, 1));
        }
        names.comment(c.description()).ifPresent(w -> forms.add(names.form(w, optional, 1)));
        c.synonyms().forEach(s -> forms.add(names.form(names.words(s), Set.of(), 1.03)));
        kinds(c).forEach(k -> forms.add(names.form(List.of(k), Set.of(), KIND_NAME)));
        return forms;
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
}
