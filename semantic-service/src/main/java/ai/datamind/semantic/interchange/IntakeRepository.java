package ai.datamind.semantic.interchange;

import ai.datamind.semantic.model.ModelDocument;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** New versions of documents that no person typed. The tables are the catalog's. */
@ApplicationScoped
class IntakeRepository {

    private static final String HEAD = """
            select m.version, m.deleted, m.category, v.hash, v.tags from model m
            join model_version v on v.name = m.name and v.version = m.version where m.name = $1 for update of m""";

    private static final String PUT_HEAD = """
            insert into model (name, version, category, deleted) values ($1, $2, $3, false)
            on conflict (name) do update set version = excluded.version, category = excluded.category,
              deleted = false, updated_at = now()""";

    private static final String PUT_VERSION = """
            insert into model_version
              (name, version, source, hash, category, certification, description, owner, tags, message, created_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    /** The newest version there is. */
    record Head(int version, boolean deleted, String category, String hash, List<String> tags) {}

    Uni<Optional<Head>> head(SqlConnection tx, String name) {
        return tx.preparedQuery(HEAD).execute(Tuple.of(name)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(new Head(
                        row.getInteger("version"),
                        row.getBoolean("deleted"),
                        row.getString("category"),
                        row.getString("hash"),
                        List.of(row.getArrayOfStrings("tags"))));
            }
            return Optional.empty();
        });
    }

    Uni<Void> put(SqlConnection tx, ModelDocument document, String source, int version, String message, String author) {
        var row = Tuple.from(new Object[] {
            document.name(),
            version,
            source,
            hash(source),
            word(document.category()),
            word(document.certification()),
            document.description(),
            document.owner(),
            document.tags().toArray(String[]::new),
            message,
            author
        });
        return tx.preparedQuery(PUT_HEAD)
                .execute(Tuple.of(document.name(), version, word(document.category())))
                .chain(() -> tx.preparedQuery(PUT_VERSION).execute(row))
                .replaceWithVoid();
    }

    static String hash(String source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
