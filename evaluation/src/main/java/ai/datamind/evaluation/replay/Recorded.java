package ai.datamind.evaluation.replay;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One recorded answer.
 *
 * @param runs whether the engine runs it as it was written
 * @param correct whether its rows are the rows asked for
 */
record Recorded(
        String model, String database, String schema, String question, String sql, boolean runs, boolean correct) {

    static Recorded of(JsonNode line) {
        return new Recorded(
                line.path("model").asText(),
                line.path("database").asText(),
                line.path("schema").asText("public"),
                line.path("question").asText(),
                line.path("sql").asText(),
                line.path("runs").asBoolean(),
                line.path("correct").asBoolean());
    }

    String asked() {
        return database + "/" + schema + "/" + question;
    }
}
