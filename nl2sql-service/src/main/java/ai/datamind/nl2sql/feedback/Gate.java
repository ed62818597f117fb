package ai.datamind.nl2sql.feedback;

import ai.datamind.nl2sql.feedback.Judge.Verdict;
import ai.datamind.nl2sql.knowledge.TrainingPair;
import ai.datamind.nl2sql.llm.LlmChain;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.question.Learning;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * What learning one more pair would do to the others: the verified questions about the same tables are asked before and after, each
 * without its own answer at hand. Where no language model is in the chain nothing but the pair's own question can change, and once
 * is enough.
 */
@ApplicationScoped
class Gate {
    private final Judge judge;
    private final PairsAbout pairs;
    private final LlmChain chain;

    Gate(Judge judge, PairsAbout pairs, LlmChain chain) {
        this.judge = judge;
        this.pairs = pairs;
        this.chain = chain;
    }

    Uni<Regression> compare(Caller by, TrainingPair fresh) {
        Uni<Change> own = judge.judge(by, fresh, null, Learning.ALL)
                .map(before -> new Change(fresh.id(), fresh.question(), before, Verdict.RIGHT));
        return pairs.theTablesOf(fresh)
                .flatMap(concerned -> own.flatMap(first -> Multi.createFrom()
                        .iterable(concerned)
                        .onItem()
                        .transformToUniAndConcatenate(pair -> change(by, pair, fresh))
                        .collect()
                        .asList()
                        .map(changes -> Regression.of(first, changes))));
    }

    private Uni<Change> change(Caller by, TrainingPair pair, TrainingPair fresh) {
        Learning without = Learning.except(pair.id());
        return judge.judge(by, pair, null, without)
                .flatMap(before -> writes()
                        ? judge.judge(by, pair, null, without.and(fresh.text()))
                                .map(after -> new Change(pair.id(), pair.question(), before, after))
                        : Uni.createFrom().item(new Change(pair.id(), pair.question(), before, before)));
    }

    private boolean writes() {
        return chain.order(null).stream().anyMatch(name -> !name.equals(LlmChain.SEMANTIC));
    }

    record Change(String id, String question, Verdict before, Verdict after) {
        boolean better() {
            return before != Verdict.RIGHT && after == Verdict.RIGHT;
        }

        boolean worse() {
            return before == Verdict.RIGHT && after != Verdict.RIGHT;
        }
    }

    /** @param broken pairs whose own SQL gives no rows any more, whatever is learnt */
    record Regression(int checked, List<Change> better, List<Change> worse, List<Change> broken) {
        static Regression of(Change own, List<Change> others) {
            List<Change> all = new ArrayList<>(others);
            all.addFirst(own);
            return new Regression(
                    all.size(),
                    all.stream().filter(Change::better).toList(),
                    all.stream().filter(Change::worse).toList(),
                    others.stream()
                            .filter(change -> change.before() == Verdict.BROKEN)
                            .toList());
        }
    }
}
