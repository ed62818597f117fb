package ai.datamind.sql.function;

import ai.datamind.sql.firewall.Vocabulary;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes signatures.tsv from a running PostgreSQL: every overload of every allowed function, every operator and the
 * implicit casts, each with total or partial. Run it when the engine's version moves:
 * {@code SignatureTool src/main/resources/ai/datamind/sql/function/signatures.tsv}.
 */
public final class SignatureTool {
    private static final String FUNCTIONS = """
            SELECT 'fn', p.proname, array_to_string(ARRAY(SELECT t.typname FROM unnest(p.proargtypes) WITH ORDINALITY a(o, n)
                     JOIN pg_type t ON t.oid = a.o ORDER BY a.n), ','), r.typname, p.prokind::text,
                   CASE WHEN p.proleakproof THEN 'total' ELSE 'partial' END,
                   CASE p.provolatile WHEN 'i' THEN 'immutable' ELSE 'stable' END,
                   CASE WHEN p.provariadic <> 0 THEN 'variadic' ELSE p.pronargdefaults::text END
            FROM pg_proc p JOIN pg_type r ON r.oid = p.prorettype
            WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname = ANY (?) AND p.prokind IN ('f','a','w')
            ORDER BY 2, 3""";
    private static final String OPERATORS = """
            SELECT 'op', o.oprname, coalesce(l.typname, '') || ',' || r.typname, t.typname, 'o',
                   CASE WHEN p.proleakproof THEN 'total' ELSE 'partial' END,
                   CASE p.provolatile WHEN 'i' THEN 'immutable' ELSE 'stable' END, '0'
            FROM pg_operator o JOIN pg_proc p ON p.oid = o.oprcode LEFT JOIN pg_type l ON l.oid = o.oprleft
            JOIN pg_type r ON r.oid = o.oprright JOIN pg_type t ON t.oid = o.oprresult ORDER BY 2, 3""";
    private static final Set<String> COMPARED = Set.of(
            "bool",
            "int2",
            "int4",
            "int8",
            "float4",
            "float8",
            "numeric",
            "text",
            "bpchar",
            "name",
            "date",
            "time",
            "timetz",
            "timestamp",
            "timestamptz",
            "interval",
            "uuid",
            "bytea",
            "jsonb",
            "anyenum",
            "anyarray",
            "anyrange",
            "inet");

    private SignatureTool() {}

    public static void main(String[] args) throws IOException, SQLException {
        Set<String> reviewed = reviewed();
        List<String> lines = new ArrayList<>();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Connection connection = postgres.getPostgresDatabase().getConnection()) {
            try (var functions = connection.prepareStatement(FUNCTIONS)) {
                functions.setArray(
                        1,
                        connection.createArrayOf(
                                "text", Vocabulary.postgresql().functionNames().toArray()));
                read(functions.executeQuery(), reviewed, lines);
            }
            try (Statement operators = connection.createStatement()) {
                read(operators.executeQuery(OPERATORS), reviewed, lines);
            }
        }
        Files.write(Path.of(args[0]), lines);
    }

    private static void read(ResultSet rows, Set<String> reviewed, List<String> lines) throws SQLException {
        while (rows.next()) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= 8; i++) {
                cells.add(rows.getString(i));
            }
            if (reviewed.contains(cells.get(1) + "(" + cells.get(2) + ")") || comparison(cells, reviewed)) {
                cells.set(5, "total");
            }
            lines.add(String.join("\t", cells));
        }
    }

    private static boolean comparison(List<String> cells, Set<String> reviewed) {
        return cells.getFirst().equals("op")
                && reviewed.contains(cells.get(1) + "(*)")
                && COMPARED.containsAll(Arrays.asList(cells.get(2).split(",")));
    }

    private static Set<String> reviewed() throws IOException {
        Set<String> signatures = new HashSet<>();
        try (InputStream in = SignatureTool.class.getResourceAsStream("reviewed-total.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#") || line.startsWith("#>")) {
                    signatures.addAll(List.of(line.trim().split("\\s+")));
                }
            }
        }
        return signatures;
    }
}
