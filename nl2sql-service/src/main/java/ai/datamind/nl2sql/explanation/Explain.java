package ai.datamind.nl2sql.explanation;

import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.candidate.Candidate.Understood;
import ai.datamind.nl2sql.execution.Executed;
import ai.datamind.nl2sql.govern.Governed;
import ai.datamind.nl2sql.interpretation.Interpretation;
import ai.datamind.nl2sql.interpretation.NextQuestions;
import ai.datamind.nl2sql.refusal.Outcome;
import ai.datamind.nl2sql.stage.Stage;
import ai.datamind.nl2sql.stage.StageName;
import ai.datamind.nl2sql.warehouse.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Puts the rows into words and proposes how to look at them and what to ask next. */
@ApplicationScoped
public class Explain implements Stage<Executed, Answer> {
    private static final int MOST_SUGGESTIONS = 3;

    private final NextQuestions next;

    Explain(NextQuestions next) {
        this.next = next;
    }

    @Override
    public StageName name() {
        return StageName.EXPLAIN;
    }

    @Override
    public Uni<Answer> apply(Executed executed) {
        Candidate candidate = executed.governed().optimized().checked().candidate();
        return suggestions(candidate).map(next -> explain(executed, next));
    }

    static Answer explain(Executed executed, List<String> suggestions) {
        Rows rows = executed.rows();
        Outcome outcome = empty(rows) ? Outcome.NO_DATA : Outcome.ANSWERED;
        List<String> governance = governance(executed.governed());
        String sentence = outcome == Outcome.NO_DATA ? "Nothing matches." : Sentence.of(rows);
        return new Answer(
                executed,
                outcome,
                governance.isEmpty() ? sentence : sentence + " " + String.join(" ", governance),
                governance,
                ChartProposal.of(rows).orElse(null),
                suggestions);
    }

    /** A total over nothing is one row without a value: no data either. */
    private static boolean empty(Rows rows) {
        return rows.rows().isEmpty()
                || (rows.rows().size() == 1
                        && rows.rows().getFirst().values().stream().allMatch(Objects::isNull));
    }

    private static List<String> governance(Governed governed) {
        List<String> said = new ArrayList<>();
        if (!governed.filteredTables().isEmpty()) {
            said.add("Your policies limit the rows you see of " + String.join(", ", governed.filteredTables()) + ".");
        }
        if (!governed.maskedColumns().isEmpty()) {
            said.add("Masked by policy: " + String.join(", ", governed.maskedColumns()) + ".");
        }
        return said;
    }

    private Uni<List<String>> suggestions(Candidate candidate) {
        if (!(candidate.source() instanceof Understood understood))
            return Uni.createFrom().item(List.of());
        Interpretation made = understood.interpretation();
        if (made.reading().definitions().isEmpty()) return Uni.createFrom().item(List.of());
        return next.vocabulary(candidate.asking(), made.model())
                .flatMap(words -> next.understood(
                        candidate.asking(), made.model(), FollowUps.of(made.reading(), words), MOST_SUGGESTIONS));
    }
}
