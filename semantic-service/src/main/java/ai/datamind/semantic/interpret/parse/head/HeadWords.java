package ai.datamind.semantic.interpret.parse.head;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import java.util.List;

/** Words of grammar in the head: what each says about the names around it. */
final class HeadWords {

    private final Head head;
    private final Language language;
    private final Cursor c;
    private final Ask ask;
    private final HeadExtremes extremes;
    private final HeadList list;

    HeadWords(Head head, HeadExtremes extremes) {
        this.head = head;
        this.language = head.language;
        this.c = head.c;
        this.ask = head.ask;
        this.extremes = extremes;
        this.list = new HeadList(head);
    }

    boolean operator(Chunk k) {
        boolean listed = !ask.shown().isEmpty() && !head.expecting;
        switch (k.operator().category()) {
            case COMMAND, WHAT, WHICH -> {
                if (listed) {
                    return false;
                }
                ask.yesNo(false);
            }
            case WHO -> {
                if (!ask.shown().isEmpty()) {
                    return false;
                }
                ask.who(true);
                c.skip();
                return false;
            }
            case WHERE, WHEN -> {
                if (listed) {
                    return false;
                }
                ask.shown().add(Shown.asked(k, language.asked(k.is(Category.WHERE) ? "where" : "when")));
                ask.yesNo(false);
                head.expecting = false;
            }
            case COUNT -> {
                ask.yesNo(false);
                head.counting = true;
                head.distinct |= k.text().contains("different");
                head.expecting = true;
            }
            case COUNTVERB -> {
                head.counting |= ask.shown().isEmpty();
                head.expecting = true;
            }
            case HOWMUCH -> head.functions.add("sum");
            case AGGREGATE -> {
                if (listed) {
                    return false;
                }
                head.functions.add(k.operator().feature());
            }
            case DISTINCT -> head.distinct = true;
            case EVERYTHING -> {
                if (listed) {
                    return false;
                }
                ask.shown().add(Shown.of(Shown.Kind.EVERYTHING, k));
                head.expecting = false;
            }
            case TOP -> {
                if (extremes.ordinal(k)) {
                    return true;
                }
                head.topDescending = k.operator().feature().equals("desc");
            }
            case SUPERLATIVE -> {
                return extremes.ranking(k, k.operator().feature().equals("desc"), k.measured(), false);
            }
            case COMMON -> {
                return extremes.ranking(k, k.operator().feature().equals("desc"), null, true);
            }
            case RUNNING -> {
                if (listed) {
                    return false;
                }
                ask.running(true);
                if (!c.peekIs(c.light(1), Category.COUNT) && !c.peekIs(c.light(1), Category.AGGREGATE)) {
                    head.functions.add("sum");
                }
            }
            case SHARE -> ask.share(k.text());
            case RATIO, DIFFERENCE -> {
                if (listed) {
                    return false;
                }
                head.arithmetic = k.is(Category.RATIO) ? "/" : "-";
                head.arithmeticFrom = ask.shown().size();
                head.expecting = true;
            }
            case AND, COMMA -> {
                if (!list.continues()) {
                    return false;
                }
                head.expecting = true;
            }
            case PREP -> {
                if (head.arithmetic != null
                        && ask.shown().size() > head.arithmeticFrom
                        && List.of("to", "and").contains(k.text())) {
                    head.unowned = ask.shown().size();
                    head.expecting = true;
                    head.of = false;
                    c.skip();
                    return true;
                }
                if (head.arithmetic != null
                        && ask.shown().size() == head.arithmeticFrom
                        && k.text().equals("of")) {
                    c.skip();
                    return true;
                }
                if (!k.text().equals("of")
                        || (ask.shown().isEmpty() && !head.counting && head.functions.isEmpty() && head.rank == null)) {
                    if (ask.shown().isEmpty() && k.text().equals("of")) {
                        c.skip();
                        return true;
                    }
                    return list.about(k);
                }
                head.of = true;
                head.expecting = true;
            }
            case AUX, IS, THERE, PRONOUN -> {
                if (listed && !k.text().equals("'s") && !harmless(k)) {
                    return false;
                }
                if (k.text().equals("'s")) {
                    head.of = false;
                    head.expecting = true;
                }
            }
            case BOTH -> {
                if (listed) {
                    return false;
                }
            }
            case EACH -> {
                if (!ask.shown().isEmpty() && k.text().startsWith("of ")) {
                    head.of = true;
                    head.expecting = true;
                }
                if (!(head.of || head.expecting) || ask.aggregated() || head.counting) {
                    return false;
                }
            }
            default -> {
                return false;
            }
        }
        c.skip();
        return true;
    }

    private static boolean harmless(Chunk k) {
        return List.of("also", "then", "only", "respectively").contains(k.text());
    }
}
