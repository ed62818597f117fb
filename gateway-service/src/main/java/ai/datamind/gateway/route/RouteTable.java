package ai.datamind.gateway.route;

import ai.datamind.gateway.limit.CallKind;
import ai.datamind.gateway.route.Destination.Here;
import ai.datamind.gateway.route.Destination.Nowhere;
import ai.datamind.gateway.route.Destination.Service;
import ai.datamind.gateway.route.Destination.Unguarded;
import ai.datamind.kit.subject.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The public surface: first path segments (two under {@code admin}) and who answers them. */
final class RouteTable {

    private static final String API = "/api/v1/";
    private static final String CERTIFICATE_KEYS = "/.well-known/certificate-keys.json";
    private static final String AUDIT_LOG = "/api/v1/security/audit-log";

    /** Between services: a decision names what is denied, which must look to its subject as if it did not exist. */
    private static final Pattern DECISION = Pattern.compile("/api/v1/(data-control/)?policies/evaluate(/.*)?");

    private static final Map<String, List<String>> OF_SERVICE = Map.of(
            "nl2sql",
            List.of(
                    "generate-sql",
                    "sql",
                    "queries",
                    "ws",
                    "genie",
                    "feedback",
                    "analytics",
                    "conversations",
                    "knowledge",
                    "admin/training-data",
                    "admin/schema",
                    "admin/metrics",
                    "admin/budgets",
                    "admin/certificate-keys"),
            "semantic",
            List.of(
                    "semantic",
                    "models",
                    "entities",
                    "dimensions",
                    "hierarchies",
                    "filters",
                    "glossary",
                    "metrics",
                    "metrics-explorer",
                    "compiler",
                    "metadata",
                    "catalog",
                    "lineage",
                    "documentation",
                    "admin/dbt"),
            "governance",
            List.of("policies", "data-control", "audit", "pii"),
            "workspace",
            List.of("projects", "dashboards", "spreadsheets"),
            "usage",
            List.of("usage"));

    private static final Map<String, String> SERVICE_OF = turned(OF_SERVICE);

    private static final Set<String> HERE = Set.of("auth", "users", "groups", "security");
    private static final Set<String> LOGIN =
            Set.of("/api/v1/auth/login", "/api/v1/auth/refresh", "/api/v1/auth/logout");
    private static final Set<String> UNGUARDED = Set.of("/metrics", "/health/live", "/health/ready", "/health/all");

    private static final Set<String> SHOWN =
            Set.of("/", "/health", "/.well-known/jwks.json", CERTIFICATE_KEYS, "/openapi", "/docs");

    /** Where a POST makes or runs SQL, except for what only looks or stops. */
    private static final Set<String> ASKING = Set.of("sql", "queries", "genie");

    private static final Set<String> NOT_ASKING = Set.of("validate", "cancel");

    private RouteTable() {}

    /** @param path canonical */
    static Destination find(String method, String path) {
        if (UNGUARDED.contains(path)) return new Unguarded();
        if (path.equals(CERTIFICATE_KEYS)) return new Service("nl2sql", path, CallKind.HEALTH, null);
        if (!path.startsWith(API)) return path.startsWith("/api") ? new Nowhere() : new Here(CallKind.HEALTH);
        if (DECISION.matcher(path).matches()) return new Nowhere();
        if (path.equals(AUDIT_LOG)) return audit("/api/v1/audit/events");
        if (path.startsWith(AUDIT_LOG + "/")) return auditUnder(path.substring(AUDIT_LOG.length() + 1));
        String[] segments = path.substring(API.length()).split("/", -1);
        String prefix = segments[0].equals("admin") && segments.length > 1 ? "admin/" + segments[1] : segments[0];
        if (HERE.contains(prefix)) return new Here(LOGIN.contains(path) ? CallKind.LOGIN : CallKind.METADATA);
        if (prefix.equals("health")) return new Here(CallKind.HEALTH);
        String service = SERVICE_OF.get(prefix);
        if (service == null) return new Nowhere();
        return prefix.equals("generate-sql")
                ? new Service(service, path, CallKind.DEMO, null)
                : new Service(service, path, kind(method, prefix, segments), Role.VIEWER);
    }

    /** The name of a call in figures: as many names as there are prefixes, however many ids there are. */
    static String label(String path, Destination destination) {
        if (destination instanceof Nowhere) return "/unknown";
        if (!path.startsWith(API)) return SHOWN.contains(path) ? path : "/other";
        String[] segments = path.substring(API.length()).split("/", -1);
        boolean nested = segments[0].equals("admin") && segments.length > 1;
        String prefix = nested ? "admin/" + segments[1] : segments[0];
        boolean whole = segments.length == (nested ? 2 : 1);
        return LOGIN.contains(path) ? path : API + prefix + (whole ? "" : "/{rest}");
    }

    private static CallKind kind(String method, String prefix, String[] segments) {
        String last =
                segments[segments.length - 1].isEmpty() ? segments[segments.length - 2] : segments[segments.length - 1];
        boolean asks = method.equals("POST") && ASKING.contains(prefix) && !NOT_ASKING.contains(last);
        return asks ? CallKind.QUESTION : CallKind.METADATA;
    }

    private static Destination auditUnder(String rest) {
        return switch (rest) {
            case "verify" -> audit("/api/v1/audit/verify");
            case "checkpoints" -> audit("/api/v1/audit/checkpoints");
            default -> rest.isEmpty() || rest.contains("/") ? new Nowhere() : audit("/api/v1/audit/events/" + rest);
        };
    }

    private static Service audit(String path) {
        return new Service("governance", path, CallKind.METADATA, Role.ADMIN);
    }

    private static Map<String, String> turned(Map<String, List<String>> byService) {
        Map<String, String> bySegment = new HashMap<>();
        byService.forEach((service, prefixes) -> prefixes.forEach(prefix -> bySegment.put(prefix, service)));
        return Map.copyOf(bySegment);
    }
}
