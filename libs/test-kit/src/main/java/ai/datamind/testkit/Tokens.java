package ai.datamind.testkit;

import ai.datamind.testkit.infra.SigningKey;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Bearer tokens as the gateway issues them, signed with the key that {@link SuiteResource} publishes. */
public final class Tokens {
    private static final List<String> ROLES = List.of("viewer", "analyst", "engineer", "admin");
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private Tokens() {}

    /** @param role viewer, analyst, engineer or admin, in either case */
    public static String of(String email, String role) {
        return of(email, role, Set.of(), Map.of());
    }

    /** For a service's own enum of roles. */
    public static String of(String email, Enum<?> role) {
        return of(email, role.name());
    }

    public static String of(String email, String role, Set<String> groups, Map<String, String> attributes) {
        return claims(email, role, groups, attributes, Instant.now())
                .jws()
                .keyId(SigningKey.KEY_ID)
                .sign(SigningKey.shared().getPrivate());
    }

    public static String of(String email, Enum<?> role, Set<String> groups, Map<String, String> attributes) {
        return of(email, role.name(), groups, attributes);
    }

    /** Rightly signed, an hour too old. */
    public static String expired(String email, String role) {
        return claims(email, role, Set.of(), Map.of(), Instant.now().minus(Duration.ofHours(1)))
                .jws()
                .keyId(SigningKey.KEY_ID)
                .sign(SigningKey.shared().getPrivate());
    }

    /** Says it is signed with the published key, and is not. */
    public static String forged(String email, String role) {
        return claims(email, role, Set.of(), Map.of(), Instant.now())
                .jws()
                .keyId(SigningKey.KEY_ID)
                .sign(SigningKey.newPair().getPrivate());
    }

    /** The {@code sub} of the tokens made for this e-mail: the same in every test. */
    public static String userId(String email) {
        return "usr-" + UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8));
    }

    private static JwtClaimsBuilder claims(
            String email, String role, Set<String> groups, Map<String, String> attributes, Instant issued) {
        String name = role.toLowerCase(Locale.ROOT);
        int rank = ROLES.indexOf(name);
        if (rank < 0) {
            throw new IllegalArgumentException("No such role: " + role + "; there are " + ROLES);
        }
        return Jwt.issuer("datamind")
                .subject(userId(email))
                .upn(email)
                .groups(new LinkedHashSet<>(ROLES.subList(0, rank + 1)))
                .claim("role", name)
                .claim("user_groups", List.copyOf(groups))
                .claim("attributes", attributes)
                .claim("sid", "ses-" + UUID.nameUUIDFromBytes(("session of " + email).getBytes(StandardCharsets.UTF_8)))
                .claim("jti", UUID.randomUUID().toString())
                .issuedAt(issued)
                .expiresAt(issued.plus(LIFETIME));
    }
}
