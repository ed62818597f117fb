package ai.datamind.nl2sql.candidate;

import ai.datamind.nl2sql.candidate.Candidate.Understood;
import ai.datamind.nl2sql.interpretation.Interpretation;
import ai.datamind.nl2sql.interpretation.Reading;
import ai.datamind.nl2sql.stage.Stage;
import ai.datamind.nl2sql.stage.StageName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Proposes SQL for a reading. Provider {@code semantic} takes the SQL that was compiled with it. */
@ApplicationScoped
public class Generate implements Stage<Interpretation, Candidate> {
    @Override
    public StageName name() {
        return StageName.GENERATE;
    }

    @Override
    public Uni<Candidate> apply(Interpretation interpretation) {
        Reading reading = interpretation.reading();
        return Uni.createFrom()
                .item(new Candidate(
                        interpretation.question().asking(),
                        reading.sql(),
                        List.of(),
                        new Understood(
                                interpretation, interpretation.source(), reading.confidence(), reading.warnings())));
    }
}
