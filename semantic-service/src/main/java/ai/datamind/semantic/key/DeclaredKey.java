package ai.datamind.semantic.key;

import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.element.TimeDimension.Validity;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.sql.SqlTokens;
import ai.datamind.semantic.model.sql.SqlWords;
import ai.datamind.semantic.model.time.TimeSpine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Expressions whose values, none of them missing, no two rows of a relation share; with {@code validFrom} no two at the same
 * time, until the exclusive {@code validTo}.
 */
public record DeclaredKey(
        Relation relation, List<SqlExpression> parts, SqlExpression validFrom, SqlExpression validTo) {

    /** {@code a || '-' || b::text}, each token one letter. */
    private static final Pattern PLAIN = Pattern.compile("(?:[ct](?::t)?|s)(?:\\|\\|(?:[ct](?::t)?|s))*");

    public DeclaredKey {
        parts = List.copyOf(parts);
    }

    /** Nothing where the entity promises nothing, or its validity is not declared. */
    public static Optional<DeclaredKey> of(SemanticModel model, Entity entity) {
        return switch (entity.type()) {
            case FOREIGN -> Optional.empty();
            case PRIMARY, UNIQUE -> Optional.of(new DeclaredKey(model.relation(), entity.expressions(), null, null));
            case NATURAL ->
                edge(model, Validity.START)
                        .flatMap(from -> edge(model, Validity.END)
                                .map(to -> new DeclaredKey(model.relation(), entity.expressions(), from, to)));
        };
    }

    public static DeclaredKey of(TimeSpine spine) {
        return new DeclaredKey(spine.relation(), List.of(SqlExpression.column(spine.column())), null, null);
    }

    /** The same key where each of these has one value. */
    public DeclaredKey within(List<SqlExpression> partitions) {
        return new DeclaredKey(
                relation, Stream.concat(parts.stream(), partitions.stream()).toList(), validFrom, validTo);
    }

    public static List<SqlExpression> partitions(SemanticModel model) {
        return model.dimensions().stream()
                .filter(Dimension::partition)
                .map(Dimension::expression)
                .toList();
    }

    /** Every promise that a join of this manifest may rely on: keys that others refer to, and its time spines. */
    public static Set<DeclaredKey> of(SemanticManifest manifest) {
        var keys = new LinkedHashSet<DeclaredKey>();
        for (var model : manifest.models()) {
            for (var entity : model.entities()) {
                if (entity.type() != EntityType.FOREIGN && shared(manifest, model, entity)) {
                    of(model, entity).ifPresent(key -> {
                        keys.add(key);
                        keys.add(key.within(partitions(model)));
                    });
                }
            }
        }
        manifest.timeSpines().forEach(s -> keys.add(of(s)));
        return keys;
    }

    /**
     * Made of stored columns alone, at most strung together. Only then does an answer whether rows repeat it speak of the columns
     * and not of what somebody computed from single values.
     */
    public boolean plain() {
        return Stream.concat(parts.stream(), Stream.of(validFrom, validTo).filter(Objects::nonNull))
                .allMatch(DeclaredKey::plain);
    }

    private static boolean plain(SqlExpression expression) {
        return PLAIN.matcher(expression.tokens().list().stream()
                        .map(DeclaredKey::letter)
                        .collect(Collectors.joining()))
                .matches();
    }

    private static String letter(SqlTokens.Token token) {
        return switch (token.kind()) {
            case QUOTED -> "c";
            case NAME -> token.is("text") ? "t" : SqlWords.reserved(token.name()) ? "?" : "c";
            case STRING -> "s";
            case SYMBOL -> token.text().equals("::") ? ":" : token.is("|") ? "|" : "?";
            case NUMBER -> "?";
        };
    }

    private static boolean shared(SemanticManifest manifest, SemanticModel model, Entity entity) {
        return manifest.models().stream()
                .flatMap(m -> m.entities().stream().filter(e -> !(m.equals(model) && e.equals(entity))))
                .anyMatch(e -> e.name().equals(entity.name()));
    }

    private static Optional<SqlExpression> edge(SemanticModel model, Validity which) {
        return model.dimensions().stream()
                .filter(d -> d instanceof TimeDimension time && time.validity() == which)
                .map(Dimension::expression)
                .findFirst();
    }
}
