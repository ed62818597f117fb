package ai.datamind.kit.subject;

import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The subject of the request at hand. A token that lacks what we need is refused like a missing one. */
@RequestScoped
public class CurrentSubject {

    private final JsonWebToken token;

    public CurrentSubject(JsonWebToken token) {
        this.token = token;
    }

    /** @throws ProblemException UNAUTHENTICATED when there is no complete token */
    public Subject get() {
        String userId = token.getSubject();
        String role = text(token.getClaim("role"));
        if (userId == null || role == null) throw new ProblemException(KitCode.UNAUTHENTICATED, null);
        return new Subject(
                userId,
                token.getName(),
                roleOf(role),
                strings(token.getClaim("user_groups")),
                entries(token.getClaim("attributes")),
                text(token.getClaim("sid")));
    }

    private static Role roleOf(String wire) {
        try {
            return Role.of(wire);
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(KitCode.UNAUTHENTICATED, null).causedBy(unknown);
        }
    }

    private static Set<String> strings(Object claim) {
        return switch (claim) {
            case null -> Set.of();
            case JsonArray array -> array.stream().map(CurrentSubject::text).collect(Collectors.toSet());
            case Collection<?> values ->
                values.stream().map(CurrentSubject::text).collect(Collectors.toSet());
            default -> Set.of(text(claim));
        };
    }

    private static Map<String, String> entries(Object claim) {
        return switch (claim) {
            case JsonObject object ->
                object.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> text(e.getValue())));
            case Map<?, ?> map ->
                map.entrySet().stream().collect(Collectors.toMap(e -> text(e.getKey()), e -> text(e.getValue())));
            case null, default -> Map.of();
        };
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> null;
            case JsonString string -> string.getString();
            case JsonValue json -> json.toString();
            default -> value.toString();
        };
    }
}
