package ai.datamind.nl2sql.stage;

import java.util.Map;

/** What a stage made. */
public interface StageOutput {
    /** What is kept of it in the stage record: never rows of the warehouse, mask keys or plans. */
    Map<String, Object> shown();
}
