package ai.datamind.benchmarks.sql;

import ai.datamind.embedded.tpch.SampleWarehouse;
import ai.datamind.sql.catalog.CatalogLoader;
import ai.datamind.sql.catalog.CatalogSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The sample warehouse's catalog without an engine, read from the very script that makes its tables. */
final class TpchCatalog {
    private static final Pattern TABLE = Pattern.compile("CREATE TABLE tpch\\.(\\w+) \\((.*)\\);");
    private static final Pattern COLUMN = Pattern.compile("(\\w+) ([a-z]+(?:\\([\\d,]+\\))?)( NOT NULL)?(?:, |$)");
    private static final Pattern KEY = Pattern.compile("ALTER TABLE tpch\\.(\\w+) ADD PRIMARY KEY \\(([\\w, ]+)\\)");

    private TpchCatalog() {}

    /** @param tenants tables that get a column {@code tenant integer} at their end */
    static CatalogSnapshot with(List<String> tenants) {
        List<List<String>> relations = new ArrayList<>();
        TABLE.matcher(script("tables.sql")).results().forEach(table -> {
            COLUMN.matcher(table.group(2)).results().forEach(column -> relations.add(row(table.group(1), column)));
            if (tenants.contains(table.group(1))) {
                relations.add(List.of("tpch", table.group(1), "r", "tenant", "integer", "t"));
            }
        });
        List<List<String>> keys = new ArrayList<>();
        KEY.matcher(script("keys.sql")).results().forEach(key -> {
            for (String column : key.group(2).split(", ")) {
                keys.add(List.of("tpch", key.group(1), key.group(1) + "_pkey", "t", column));
            }
        });
        return CatalogLoader.build(relations, keys, List.of(), List.of("tpch"));
    }

    private static List<String> row(String table, MatchResult column) {
        String type = column.group(2).replace("decimal", "numeric").replace("varchar", "character varying");
        return List.of("tpch", table, "r", column.group(1), type, column.group(3) == null ? "f" : "t");
    }

    private static String script(String name) {
        try (InputStream in = SampleWarehouse.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
