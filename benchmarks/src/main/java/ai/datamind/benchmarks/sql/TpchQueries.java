package ai.datamind.benchmarks.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The 22 queries of TPC-H with the standard's validation parameters, by name. */
final class TpchQueries {
    private TpchQueries() {}

    static Map<String, String> all() {
        Map<String, String> queries = new LinkedHashMap<>();
        for (String part : text().split("(?m)^-- (?=q\\d\\d)")) {
            if (!part.isBlank()) {
                int line = part.indexOf('\n');
                queries.put(
                        part.substring(0, line).strip(), part.substring(line).strip());
            }
        }
        return queries;
    }

    private static String text() {
        try (InputStream in = TpchQueries.class.getResourceAsStream("tpch.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
