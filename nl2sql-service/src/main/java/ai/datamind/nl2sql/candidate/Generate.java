package ai.datamind.nl2sql.candidate;

import ai.datamind.nl2sql.candidate.Candidate.Understood;
import ai.datamind.nl2sql.interpretation.Interpretation;
import ai.datamind.nl2sql.interpretation.Reading;
import ai.datamind.nl2sql.llm.LlmChain;
import ai.datamind.nl2sql.llm.LlmFailure;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.stage.Stage;
import ai.datamind.nl2sql.stage.StageName;
import ai.datamind.nl2sql.stage.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Proposes SQL for a question: whoever comes first in the chain and has something to propose. Provider {@code semantic} takes the
 * SQL that was compiled with the reading; language models write theirs. A fall-back is said in the answer's warnings.
 */
@ApplicationScoped
public class Generate implements Stage<Interpretation, Candidate> {
    private final LlmChain chain;
    private final LlmWriter writer;

    Generate(LlmChain chain, LlmWriter writer) {
        this.chain = chain;
        this.writer = writer;
    }

    @Override
    public StageName name() {
        return StageName.GENERATE;
    }

    @Override
    public Uni<Candidate> apply(Interpretation asked) {
        if (asked.source().equals(Interpretation.VERIFIED)) {
            return Uni.createFrom().item(compiled(asked, List.of()));
        }
        return propose(asked, chain.order(asked.question().provider()), List.of());
    }

    private Uni<Candidate> propose(Interpretation asked, List<String> providers, List<String> failed) {
        if (providers.isEmpty()) return Uni.createFrom().failure(nothing(asked, failed));
        String provider = providers.getFirst();
        List<String> others = providers.subList(1, providers.size());
        if (provider.equals(LlmChain.SEMANTIC)) {
            return asked.reading().sql() == null
                    ? propose(asked, others, failed)
                    : Uni.createFrom().item(compiled(asked, failed));
        }
        return writer.write(provider, asked)
                .map(candidate -> noting(candidate, failed))
                .emitOn(Worker.home())
                .onFailure(LlmFailure.class)
                .recoverWithUni(failure -> propose(asked, others, and(failed, failure.getMessage())));
    }

    private static Refused nothing(Interpretation asked, List<String> failed) {
        return new Refused(
                asked.pending() != null ? asked.pending() : new Refusal.SourceDown("llm", String.join(" ", failed)));
    }

    private static Candidate compiled(Interpretation asked, List<String> failed) {
        Reading reading = asked.reading();
        return noting(
                new Candidate(
                        asked.question().asking(),
                        reading.sql(),
                        List.of(),
                        new Understood(asked, asked.source(), reading.confidence(), reading.warnings())),
                failed);
    }

    private static Candidate noting(Candidate candidate, List<String> failed) {
        if (failed.isEmpty()) return candidate;
        Understood understood = (Understood) candidate.source();
        List<String> warnings = new ArrayList<>(understood.warnings());
        failed.forEach(why -> warnings.add(why + " Answered by " + understood.provider() + " instead."));
        return new Candidate(
                candidate.asking(),
                candidate.sql(),
                candidate.parameters(),
                new Understood(understood.interpretation(), understood.provider(), understood.confidence(), warnings));
    }

    private static List<String> and(List<String> failed, String why) {
        List<String> all = new ArrayList<>(failed);
        all.add(why);
        return List.copyOf(all);
    }
}
