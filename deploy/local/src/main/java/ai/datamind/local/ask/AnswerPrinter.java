package ai.datamind.local.ask;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.StringJoiner;

/** An answer as a page of text: what was understood, the SQL, the rows, what they say, and what was held back. */
final class AnswerPrinter {
    private final PrintWriter out;

    AnswerPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(JsonNode answer) {
        section("Understood", interpretation(answer.path("interpretation")));
        section("SQL", answer.path("sql").asText(""));
        clarification(answer.path("clarification"));
        if (answer.path("columns").size() > 0) {
            out.println(TextTable.of(answer.path("columns"), answer.path("results")));
        }
        section("Answer", answer.path("explanation").asText(""));
        TextChart.of(answer.path("chart"), answer.path("results")).ifPresent(chart -> section("Chart", chart));
        policies(answer.path("policies"));
        list("Warnings", answer.path("warnings"));
        list("Ask next", answer.path("suggestions"));
        footer(answer);
    }

    private void policies(JsonNode policies) {
        StringBuilder text = new StringBuilder();
        named(text, "rows filtered: ", policies.path("filtered_tables"));
        named(text, "masked: ", policies.path("masked_columns"));
        if (!text.isEmpty()) {
            named(text, "by: ", policies.path("applied"));
        }
        section("Policies", text.toString());
    }

    private static void named(StringBuilder text, String label, JsonNode names) {
        if (names.size() > 0) {
            StringJoiner joined = new StringJoiner(", ", label, "\n");
            names.forEach(name -> joined.add(name.asText()));
            text.append(joined);
        }
    }

    /** A sentence, or an object that holds one. */
    private static String interpretation(JsonNode interpretation) {
        return interpretation.isObject() ? interpretation.path("text").asText("") : interpretation.asText("");
    }

    private void clarification(JsonNode clarification) {
        section("Not answered", clarification.path("message").asText(""));
        clarification
                .path("readings")
                .forEach(reading -> out.println("  - " + reading.path("text").asText()));
        clarification.path("unknown_words").forEach(unknown -> {
            StringJoiner nearest = new StringJoiner(", ", "; nearest: ", "").setEmptyValue("");
            unknown.path("nearest").forEach(word -> nearest.add(word.asText()));
            out.println("  unknown: " + unknown.path("word").asText() + nearest);
        });
    }

    private void section(String title, String text) {
        if (!text.isBlank()) {
            out.println(title);
            text.stripTrailing().lines().forEach(line -> out.println("  " + line));
            out.println();
        }
    }

    private void list(String title, JsonNode items) {
        if (items.size() > 0) {
            out.println(title);
            items.forEach(item -> out.println("  - " + (item.isValueNode() ? item.asText() : item.toString())));
            out.println();
        }
    }

    private void footer(JsonNode answer) {
        StringBuilder line = new StringBuilder();
        add(line, "outcome", answer.path("outcome"));
        add(line, "rows", answer.path("rows_returned"));
        add(line, "confidence", answer.path("confidence_score"));
        add(line, "ms", answer.path("execution_time_ms"));
        add(line, "query", answer.path("query_id"));
        add(line, "correlation", answer.path("correlation_id"));
        if (!line.isEmpty()) {
            out.println(line);
        }
    }

    private static void add(StringBuilder line, String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            line.append(line.isEmpty() ? "" : " · ").append(name).append(' ').append(value.asText());
        }
    }
}
