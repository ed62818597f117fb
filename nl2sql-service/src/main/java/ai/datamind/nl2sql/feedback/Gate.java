package ai.datamind.nl2sql.feedback;

import ai.datamind.nl2sql.feedback.Judge.Verdict;
import ai.datamind.nl2sql.knowledge.TrainingPair;
import ai.datamind.nl2sql.knowledge.TrainingRepository;
import ai.datamind.nl2sql.llm.LlmChain;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.question.Learning;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What learning one more pair would do to the others: the verified questions about the same tables are asked before and after, each
 * without its own answer at hand. Where no language model is in the chain nothing but the pair's own question can change, and once
 * is enough.
 */
@ApplicationScoped
class Gate {
    private static final Pattern TABLE =
            Pattern.compile("\\b(?:from|join)\\s+([a-z0-9_.\"]+)", Pattern.CASE_INSENSITIVE);

    private final Judge judge;
    private final TrainingRepository training;
    private final LlmChain chain;
    private final FeedbackConfig config;

    Gate(Judge judge, TrainingRepository training, LlmChain chain, FeedbackConfig config) {
        this.judge = judge;
        this.training = training;
        this.chain = chain;
        this.config = config;
    }

    Uni<Regression> compare(Caller by, TrainingPair fresh) {
        Uni<Change> own = judge.judge(by, fresh, null, Learning.ALL)
                .map(before -> new Change(fresh.id(), fresh.question(), before, Verdict.RIGHT));
        return training.verified()
                .flatMap(all -> own.flatMap(first -> Multi.createFrom()
                        .iterable(concerned(all, fresh))
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

    /** The youngest pairs that read a table the new one reads; never the one it replaces. */
    private List<TrainingPair> concerned(List<TrainingPair> all, TrainingPair fresh) {
        Set<String> tables = tables(fresh.sql());
        List<TrainingPair> same = new ArrayList<>();
        for (TrainingPair pair : all.reversed()) {
            Set<String> shared = tables(pair.sql());
            shared.retainAll(tables);
            if (!pair.asksTheSameAs(fresh) && !shared.isEmpty()) same.add(pair);
        }
        return same.stream().limit(config.gatePairs()).toList();
    }

    private static Set<String> tables(String sql) {
        Set<String> tables = new HashSet<>();
        TABLE.matcher(sql)
                .results()
                .map((MatchResult found) ->
                        found.group(1).toLowerCase(Locale.ROOT).replace("\"", ""))
                .forEach(name -> tables.add(name.substring(name.lastIndexOf('.') + 1)));
        return tables;
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
