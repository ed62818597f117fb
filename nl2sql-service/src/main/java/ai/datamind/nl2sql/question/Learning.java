package ai.datamind.nl2sql.question;

import ai.datamind.nl2sql.retrieval.Text;
import java.util.List;
import java.util.Set;

/**
 * How much of what was learnt a question may be answered with; less than everything, or more, only to measure what learning does.
 *
 * @param byHeart whether a verified answer to this very question is given as it is
 * @param without ids of texts that are not shown to a model
 * @param also pairs that are treated as if they had been learnt
 */
public record Learning(boolean byHeart, Set<String> without, List<Text> also) {
    public static final Learning ALL = new Learning(true, Set.of(), List.of());

    public Learning {
        without = Set.copyOf(without);
        also = List.copyOf(also);
    }

    /** Not this one, which would be an example of itself. */
    public static Learning except(String id) {
        return new Learning(false, Set.of(id), List.of());
    }

    public Learning and(Text pair) {
        return new Learning(byHeart, without, List.of(pair));
    }
}
