package ai.datamind.semantic.metric.query;

import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompiledQuery;
import ai.datamind.sql.dialect.Dialect;
import ai.datamind.sql.dialect.Trino;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.text.Rejected;
import java.util.List;
import java.util.Optional;

/** The engines that a compiled query can be written for; PostgreSQL is what the compiler writes by itself. */
enum Engine {
    POSTGRESQL(Optional.empty()),
    TRINO(Optional.of(new Trino()));

    private static final String DIFFERS =
            "Written for Trino, not run there: decimals are rounded to the scale Trino gives"
                    + " them, text is ordered by code point, and the difference of two dates is an interval.";

    private final Optional<Dialect> dialect;

    Engine(Optional<Dialect> dialect) {
        this.dialect = dialect;
    }

    /** @param word null for PostgreSQL */
    static Engine of(String word) {
        for (var engine : values()) {
            if (word == null || engine.name().equalsIgnoreCase(word)) {
                return engine;
            }
        }
        throw new IllegalArgumentException("dialect '" + word + "' is not written here; postgresql and trino are");
    }

    /** @throws CompileRefusal UNSUPPORTED where the engine cannot say this with the same meaning */
    CompiledQuery write(CompiledQuery query) {
        return dialect.map(d ->
                        query.in(name().toLowerCase(java.util.Locale.ROOT), text(d, query.sql()), List.of(DIFFERS)))
                .orElse(query);
    }

    private static String text(Dialect dialect, String sql) {
        try {
            return dialect.print(Firewall.postgresql().admit(sql)).sql();
        } catch (Rejected e) {
            throw new CompileRefusal(CompileRefusal.Reason.UNSUPPORTED, e.getMessage());
        }
    }
}
