package ai.datamind.nl2sql.candidate;

import ai.datamind.nl2sql.interpretation.Interpretation;
import ai.datamind.nl2sql.interpretation.Reading;
import ai.datamind.nl2sql.knowledge.TrainingPair;
import ai.datamind.nl2sql.llm.Prompt;
import ai.datamind.nl2sql.refusal.Violation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a model is told. Whatever comes from people, tables or errors is a value of a JSON document, never part of the instructions. */
@Singleton
class Prompts {
    /** Prompts are versioned files; a change is a new version, so that records say which one was used. */
    static final String VERSION = "v1";

    private final ObjectMapper mapper;
    private final String system;

    Prompts(ObjectMapper mapper) {
        this.mapper = mapper;
        this.system = text("prompts/" + VERSION + "/system.txt");
    }

    Prompt write(Interpretation asked, Map<String, List<String>> tables, List<TrainingPair> examples) {
        return new Prompt(system, json(data(asked, tables, examples)));
    }

    Prompt of(Map<String, Object> data) {
        return new Prompt(system, json(data));
    }

    Prompt repair(
            Interpretation asked, Map<String, List<String>> tables, List<TrainingPair> examples, Rejected rejected) {
        Map<String, Object> data = data(asked, tables, examples);
        data.put("rejected_sql", rejected.sql());
        data.put(
                "errors", rejected.violations().stream().map(Violation::message).toList());
        return new Prompt(system, json(data));
    }

    /** SQL that did not get through, and why. */
    record Rejected(String sql, List<Violation> violations) {}

    private static Map<String, Object> data(
            Interpretation asked, Map<String, List<String>> tables, List<TrainingPair> examples) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("question", asked.question().text());
        if (!asked.question().follows().questions().isEmpty())
            data.put("earlier_questions", asked.question().follows().questions());
        if (asked.question().follows().context() != null)
            data.put("context", asked.question().follows().context());
        data.put("tables", tables);
        Reading reading = asked.reading();
        if (reading.sql() != null) {
            data.put("understood_as", reading.text());
            data.put("definitions", reading.definitions());
            data.put("value_bindings", reading.valueBindings());
        }
        data.put(
                "examples",
                examples.stream()
                        .map(pair -> Map.of("question", pair.question(), "sql", pair.sql()))
                        .toList());
        return data;
    }

    private String json(Map<String, Object> data) {
        try {
            return mapper.writeValueAsString(data);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String text(String name) {
        try (InputStream in = Prompts.class.getClassLoader().getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
