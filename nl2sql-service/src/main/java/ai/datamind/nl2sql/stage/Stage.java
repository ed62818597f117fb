package ai.datamind.nl2sql.stage;

import io.smallrye.mutiny.Uni;

/**
 * One step from a question to its answer. It takes what the former stage made, adds its own record, and either succeeds or fails
 * with {@link Refused}; any other failure is a defect and is answered as one.
 */
public interface Stage<I, O extends StageOutput> {
    StageName name();

    Uni<O> apply(I in);
}
