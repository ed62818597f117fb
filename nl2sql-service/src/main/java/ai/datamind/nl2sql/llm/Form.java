package ai.datamind.nl2sql.llm;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;

/** The objects a model may answer with. Told to the provider as a schema, and believed no more for that: answers are parsed strictly. */
public enum Form {
    /** {@code {"sql": "…", "confidence": 0.9}} */
    SQL(
            "sql_answer",
            JsonObjectSchema.builder()
                    .addStringProperty("sql", "one PostgreSQL SELECT statement")
                    .addNumberProperty("confidence", "from 0 to 1")
                    .required("sql", "confidence")
                    .additionalProperties(false)
                    .build()),

    /** {@code {"tables": ["schema.table"]}} */
    TABLES(
            "tables_answer",
            JsonObjectSchema.builder()
                    .addProperty(
                            "tables",
                            JsonArraySchema.builder()
                                    .items(new JsonStringSchema())
                                    .build())
                    .required("tables")
                    .additionalProperties(false)
                    .build());

    private final String title;
    private final JsonObjectSchema schema;

    Form(String title, JsonObjectSchema schema) {
        this.title = title;
        this.schema = schema;
    }

    ResponseFormat format() {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder().name(title).rootElement(schema).build())
                .build();
    }

    /** For protocols that know structured answers as calls of a tool. */
    ToolSpecification tool() {
        return ToolSpecification.builder()
                .name(title)
                .description("Gives the answer.")
                .parameters(schema)
                .build();
    }
}
