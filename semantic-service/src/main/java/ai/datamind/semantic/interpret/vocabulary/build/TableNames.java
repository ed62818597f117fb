package ai.datamind.semantic.interpret.vocabulary.build;

import ai.datamind.semantic.interpret.vocabulary.Form;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts.RelationFacts;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts.TableFacts;
import ai.datamind.semantic.interpret.vocabulary.facts.Identifiers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What a table may be called. */
final class TableNames {

    private static final Set<String> DECORATION = Set.of(
            "tbl", "tb", "table", "dim", "fact", "fct", "stg", "mart", "vw", "view", "ref", "lkp", "lookup", "t",
            "data");
    private static final double ROLE_NAME = 0.85;

    private final Facts facts;
    private final Names names;

    TableNames(Facts facts, Names names) {
        this.facts = facts;
        this.names = names;
    }

    List<Form> of(TableFacts t) {
        var words = new ArrayList<>(names.words(t.name()));
        while (words.size() > 1 && DECORATION.contains(words.get(0))) {
            words.remove(0);
        }
        while (words.size() > 1 && DECORATION.contains(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        var forms = new ArrayList<Form>();
        if (!t.model().equals(t.name()) && !Identifiers.pieces(t.model()).equals(Identifiers.pieces(t.name()))) {
            forms.add(names.form(names.words(t.model()), Set.of(), 1));
        }
        forms.add(names.form(words, Set.of(), 1));
        if (!names.spelledOut(words).equals(words)) {
            forms.add(names.form(names.spelledOut(words), Set.of(), 1));
        }
        names.comment(t.description()).ifPresent(w -> forms.add(names.form(w, Set.of(), 0.97)));
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
            words.removeIf(Names.KEYS::contains);
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
}
