package ai.datamind.nl2sql.candidate;

import ai.datamind.nl2sql.interpretation.Interpretation;
import ai.datamind.nl2sql.interpretation.Reading;
import ai.datamind.nl2sql.llm.Form;
import ai.datamind.nl2sql.llm.Prompt;
import ai.datamind.nl2sql.metric.Metric;
import ai.datamind.nl2sql.note.TableNote;
import ai.datamind.nl2sql.question.Question;
import ai.datamind.nl2sql.refusal.Violation;
import ai.datamind.nl2sql.retrieval.Text;
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
import java.util.TreeMap;

/** What a model is told. Whatever comes from people, tables or errors is a value of a JSON document, never part of the instructions. */
@Singleton
class Prompts {
    /** Prompts are versioned files; a change is a new version, so that records say which one was used. */
    static final String VERSION = "v3";

    private static final int LONGEST_NOTE = 1_500;

    private final ObjectMapper mapper;
    private final String writing;
    private final String choosing;

    Prompts(ObjectMapper mapper) {
        this.mapper = mapper;
        this.writing = text("prompts/" + VERSION + "/system.txt");
        this.choosing = text("prompts/" + VERSION + "/tables.txt");
    }

    /** The first of two steps, where there are too many tables to describe them all. */
    Prompt choose(Interpretation asked, Surroundings around) {
        Map<String, Object> data = asked(asked);
        data.put("tables", around.tables().keySet());
        data.put("notes", around.notes().stream().map(Prompts::note).toList());
        return new Prompt(choosing, json(data), Form.TABLES);
    }

    Prompt write(Interpretation asked, Surroundings around) {
        return new Prompt(writing, json(data(asked, around)), Form.SQL);
    }

    Prompt of(Map<String, Object> data) {
        return new Prompt(writing, json(data), Form.SQL);
    }

    Prompt repair(Interpretation asked, Surroundings around, Rejected rejected) {
        Map<String, Object> data = data(asked, around);
        data.put("rejected_sql", rejected.sql());
        data.put(
                "errors", rejected.violations().stream().map(Violation::message).toList());
        return new Prompt(writing, json(data), Form.SQL);
    }

    /** SQL that did not get through, and why. */
    record Rejected(String sql, List<Violation> violations) {}

    private static Map<String, Object> asked(Interpretation asked) {
        Question question = asked.question();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("question", question.text());
        if (!question.follows().questions().isEmpty()) {
            data.put("earlier_questions", question.follows().questions());
        }
        if (question.follows().context() != null) {
            data.put("context", question.follows().context());
        }
        return data;
    }

    private static Map<String, Object> data(Interpretation asked, Surroundings around) {
        Map<String, Object> data = asked(asked);
        data.put("tables", around.tables());
        if (!around.described().isEmpty()) data.put("descriptions", descriptions(around.described()));
        if (!around.policies().isEmpty()) data.put("policies", around.policies());
        Reading reading = asked.reading();
        if (reading.sql() != null) {
            data.put("understood_as", reading.text());
            data.put("definitions", reading.definitions());
            data.put("value_bindings", reading.valueBindings());
        }
        data.put("metrics", around.metrics().stream().map(Prompts::metric).toList());
        data.put("notes", around.notes().stream().map(Prompts::note).toList());
        data.put(
                "examples",
                around.examples().stream()
                        .map(pair -> Map.of("question", pair.title(), "sql", pair.body()))
                        .toList());
        return data;
    }

    private static Map<String, Object> descriptions(List<TableNote> described) {
        Map<String, Object> byTable = new LinkedHashMap<>();
        described.forEach(note -> {
            Map<String, Object> said = new LinkedHashMap<>();
            if (note.description() != null) said.put("table", note.description());
            if (!note.columns().isEmpty()) said.put("columns", new TreeMap<>(note.columns()));
            byTable.put(note.table(), said);
        });
        return byTable;
    }

    private static Map<String, Object> note(Text text) {
        String body = text.body();
        return Map.of(
                "kind", text.kind(),
                "title", text.title(),
                "text", body.length() > LONGEST_NOTE ? body.substring(0, LONGEST_NOTE) : body);
    }

    private static Map<String, Object> metric(Metric metric) {
        return Map.of(
                "name", metric.name(),
                "means", String.valueOf(metric.definition() == null ? metric.description() : metric.definition()));
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
