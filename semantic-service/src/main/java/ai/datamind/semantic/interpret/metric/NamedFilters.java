package ai.datamind.semantic.interpret.metric;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** "urgent orders", "returned items": a filter of the model is nothing to show but a condition on the things it is about. */
public final class NamedFilters {

    private NamedFilters() {}

    /** Makes conditions of the filters that stand among what is shown or counted. */
    public static void settle(Vocabulary v, Ask ask) {
        var shown = new ArrayList<Shown>();
        for (Shown s : ask.shown()) {
            Vocabulary.Term term = s.kind() == Shown.Kind.TERM
                    ? v.terms().get(s.what().terms().get(0).id())
                    : null;
            if (term == null || !term.kind().equals("filter") || term.met().isEmpty()) {
                shown.add(s);
                continue;
            }
            ask.conditions().add(new Condition.Holds(s.what(), false));
            int table = v.column(term.met().get(0).column()).table();
            var things = s.what().naming(List.of(new Match(table, 1)));
            boolean alone = s.function() != null || ask.shown().size() == 1;
            if (alone) {
                shown.add(Shown.entity(things).with(s.function(), s.distinct()));
            }
            if (ask.focus() == null && alone) {
                ask.focus(things);
            }
        }
        ask.shown().clear();
        ask.shown().addAll(shown);
    }
}
