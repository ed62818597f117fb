package ai.datamind.semantic.dbt.artifact.manifest;

import ai.datamind.semantic.dbt.artifact.DbtManifest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a manifest of any size, shaped like dbt's (most of it compiled SQL and macros), and reads it back:
 * {@code java -Xmx512m … GeneratedManifest 200} prints nodes, seconds and the heap's limit.
 */
public final class GeneratedManifest {

    private static final String SQL =
            "select o_orderkey, sum(l_extendedprice * (1 - l_discount)) from orders group by 1\n";

    private GeneratedManifest() {}

    public static void main(String[] arguments) throws IOException {
        int megabytes = Integer.parseInt(arguments[0]);
        Path file = Files.createTempFile("manifest", ".json");
        try {
            write(file, megabytes);
            long started = System.nanoTime();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                DbtManifest manifest = ManifestReader.read(in);
                System.out.printf(
                        "megabytes=%d nodes=%d tests=%d seconds=%.1f max_heap_mb=%d%n",
                        Files.size(file) >> 20,
                        manifest.nodes().size(),
                        manifest.tests().size(),
                        (System.nanoTime() - started) / 1e9,
                        Runtime.getRuntime().maxMemory() >> 20);
            }
        } finally {
            Files.delete(file);
        }
    }

    static void write(Path file, int megabytes) throws IOException {
        long target = (long) megabytes << 20;
        try (OutputStream out = Files.newOutputStream(file);
                JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("metadata");
            json.writeStringField("dbt_schema_version", "https://schemas.getdbt.com/dbt/manifest/v12.json");
            json.writeStringField("project_name", "generated");
            json.writeEndObject();
            json.writeObjectFieldStart("nodes");
            long[] written = {0};
            for (int i = 0; written[0] < target * 3 / 4; i++) {
                model(json, i);
                test(json, i);
                if (i % 100 == 0) {
                    json.flush();
                    written[0] = Files.size(file);
                }
            }
            json.writeEndObject();
            json.writeObjectFieldStart("macros");
            String macro = SQL.repeat(50);
            for (int i = 0; Files.size(file) < target; i++) {
                json.writeObjectFieldStart("macro.generated.m" + i);
                json.writeStringField("macro_sql", macro);
                json.writeEndObject();
                json.flush();
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void model(JsonGenerator json, int i) throws IOException {
        json.writeObjectFieldStart("model.generated.m" + i);
        json.writeStringField("unique_id", "model.generated.m" + i);
        json.writeStringField("resource_type", "model");
        json.writeStringField("name", "m" + i);
        json.writeStringField("schema", "analytics");
        json.writeStringField("description", "Model number " + i + " of a large company.");
        json.writeStringField("raw_code", SQL.repeat(30));
        json.writeStringField("compiled_code", SQL.repeat(60));
        json.writeObjectFieldStart("columns");
        for (int c = 0; c < 10; c++) {
            json.writeObjectFieldStart("c" + c);
            json.writeStringField("name", "c" + c);
            json.writeStringField("description", "Column " + c + " of model " + i);
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeObjectFieldStart("depends_on");
        json.writeArrayFieldStart("nodes");
        if (i > 0) {
            json.writeString("model.generated.m" + i / 2);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void test(JsonGenerator json, int i) throws IOException {
        String id = "test.generated.unique_m" + i + "_c0." + Integer.toHexString(i);
        json.writeObjectFieldStart(id);
        json.writeStringField("unique_id", id);
        json.writeStringField("resource_type", "test");
        json.writeStringField("name", "unique_m" + i + "_c0");
        json.writeStringField("attached_node", "model.generated.m" + i);
        json.writeStringField("column_name", "c0");
        json.writeStringField("compiled_code", SQL.repeat(5));
        json.writeObjectFieldStart("test_metadata");
        json.writeStringField("name", "unique");
        json.writeEndObject();
        json.writeEndObject();
    }
}
