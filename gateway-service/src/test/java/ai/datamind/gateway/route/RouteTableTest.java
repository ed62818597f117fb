package ai.datamind.gateway.route;

import ai.datamind.gateway.limit.CallKind;
import ai.datamind.gateway.route.Destination.Here;
import ai.datamind.gateway.route.Destination.Nowhere;
import ai.datamind.gateway.route.Destination.Service;
import ai.datamind.gateway.route.Destination.Unguarded;
import ai.datamind.kit.subject.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RouteTableTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/sql/ask, nl2sql, QUESTION",
        "POST, /api/v1/sql/generate, nl2sql, QUESTION",
        "POST, /api/v1/sql/execute/, nl2sql, QUESTION",
        "POST, /api/v1/queries, nl2sql, QUESTION",
        "POST, /api/v1/queries/qry-1/rerun, nl2sql, QUESTION",
        "POST, /api/v1/queries/qry-1/cancel, nl2sql, METADATA",
        "POST, /api/v1/sql/validate, nl2sql, METADATA",
        "POST, /api/v1/genie/query, nl2sql, QUESTION",
        "GET, /api/v1/sql/history, nl2sql, METADATA",
        "GET, /api/v1/ws/queries/qry-1, nl2sql, METADATA",
        "GET, /api/v1/admin/training-data, nl2sql, METADATA",
        "GET, /api/v1/admin/metrics, nl2sql, METADATA",
        "GET, /api/v1/metrics, semantic, METADATA",
        "GET, /api/v1/metrics-explorer/metrics, semantic, METADATA",
        "POST, /api/v1/admin/dbt/run, semantic, METADATA",
        "GET, /api/v1/models/, semantic, METADATA",
        "GET, /api/v1/lineage/tables/a.b.c, semantic, METADATA",
        "GET, /api/v1/data-control/policies, governance, METADATA",
        "GET, /api/v1/pii/rules, governance, METADATA",
        "GET, /api/v1/spreadsheets/sht-1, workspace, METADATA",
        "GET, /api/v1/usage/summary, usage, METADATA"
    })
    void servicesByPrefix(String method, String path, String service, CallKind kind) {
        assertThat(RouteTable.find(method, path)).isEqualTo(new Service(service, path, kind, Role.VIEWER));
    }

    @Test
    void theDemonstrationNeedsNobody() {
        assertThat(RouteTable.find("POST", "/api/v1/generate-sql"))
                .isEqualTo(new Service("nl2sql", "/api/v1/generate-sql", CallKind.DEMO, null));
    }

    @Test
    void whoChecksACertificateNeedsNoTokenForItsKeys() {
        assertThat(RouteTable.find("GET", "/.well-known/certificate-keys.json"))
                .isEqualTo(new Service("nl2sql", "/.well-known/certificate-keys.json", CallKind.HEALTH, null));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/security/audit-log, /api/v1/audit/events",
        "/api/v1/security/audit-log/verify, /api/v1/audit/verify",
        "/api/v1/security/audit-log/aud-1, /api/v1/audit/events/aud-1"
    })
    void theAuditLogIsGovernances(String asked, String path) {
        assertThat(RouteTable.find("GET", asked))
                .isEqualTo(new Service("governance", path, CallKind.METADATA, Role.ADMIN));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/auth/login, LOGIN",
        "/api/v1/auth/me, METADATA",
        "/api/v1/users, METADATA",
        "/api/v1/security/sessions, METADATA",
        "/api/v1/health, HEALTH",
        "/health, HEALTH",
        "/.well-known/jwks.json, HEALTH",
        "/, HEALTH"
    })
    void ownPaths(String path, CallKind kind) {
        assertThat(RouteTable.find("GET", path)).isEqualTo(new Here(kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/metrics"})
    void theMachineryIsNotCounted(String path) {
        assertThat(RouteTable.find("GET", path)).isEqualTo(new Unguarded());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/v1/",
                "/api/v1/modelsx",
                "/api/v1/admin",
                "/api/v1/admin/users",
                "/apix",
                "/api/v1/security/audit-log/a/b",
                "/api/v1/policies/evaluate",
                "/api/v1/policies/evaluate/",
                "/api/v1/data-control/policies/evaluate"
            })
    void everythingElseIsNowhere(String path) {
        assertThat(RouteTable.find("GET", path)).isEqualTo(new Nowhere());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/sql/ask, /api/v1/sql/ask",
        "/api/sql/ask, /api/v1/sql/ask",
        "/admin/dbt/run, /api/v1/admin/dbt/run",
        "/api/admin/dbt/run, /api/v1/admin/dbt/run",
        "/api/v1, /api/v1",
        "/adminx, /adminx",
        "/, /"
    })
    void onePathOneSpelling(String asked, String canonical) {
        assertThat(CanonicalPath.of(asked)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/a%2Fb",
                "/api/v1/a;b=c",
                "/api//v1",
                "/api/v1/%5c",
                "/a\\b",
                "/api/v1/%00",
                "/api/v1/%252e"
            })
    void ambiguousSpellingsAreRefused(String asked) {
        assertThat(CanonicalPath.of(asked)).isEmpty();
    }
}
