package ai.datamind.gateway.trail;

import java.util.Map;

/**
 * Something that happened to an identity, a session or a key.
 *
 * @param kind which family of facts it belongs to
 * @param action the word the audit knows it by, such as {@code auth.login}
 * @param outcome {@code success} or {@code failure}
 * @param resource the id of what was acted on
 * @param detail further members; never a password, token or key
 */
public record Happening(
        Kind kind, String action, String outcome, Actor actor, String resource, Map<String, Object> detail) {

    /** Families of facts, by the versioned name others subscribe to. */
    public enum Kind {
        LOGIN("ai.datamind.auth.login.v1"),
        FAILED("ai.datamind.auth.failed.v1"),
        REFRESHED("ai.datamind.auth.refreshed.v1"),
        REVOKED("ai.datamind.auth.revoked.v1"),
        SECURITY("ai.datamind.security.changed.v1");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }
    }

    /** Who did it; an address nobody owns is left out, since people type passwords into the wrong field. */
    public record Actor(String id, String email) {
        public static final Actor UNKNOWN = new Actor("anonymous", null);
        public static final Actor ITSELF = new Actor("gateway-service", null);
    }

    public Happening {
        detail = Map.copyOf(detail);
    }

    public static Happening success(Kind kind, String action, Actor actor, String resource) {
        return new Happening(kind, action, "success", actor, resource, Map.of());
    }

    public static Happening failure(Kind kind, String action, Actor actor, String resource, String reason) {
        return new Happening(kind, action, "failure", actor, resource, Map.of("reason", reason));
    }

    public Happening with(String name, Object value) {
        var more = new java.util.HashMap<>(detail);
        more.put(name, value);
        return new Happening(kind, action, outcome, actor, resource, more);
    }

    /** The facts to append in the transaction that makes this true. */
    public ai.datamind.outbox.Fact[] facts(Origin from) {
        return Trail.facts(this, from);
    }
}
