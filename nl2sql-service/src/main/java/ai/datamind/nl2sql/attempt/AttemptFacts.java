package ai.datamind.nl2sql.attempt;

import ai.datamind.kit.id.Ids;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.refusal.Outcome;
import ai.datamind.outbox.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What other services are told about an attempt. Payloads hold hashes, counts, names and durations; never rows, questions or
 * literals of SQL.
 */
final class AttemptFacts {
    private static final String QUESTIONS = "datamind.question.v1";
    private static final String QUERIES = "datamind.query.v1";
    private static final String AUDIT = "datamind.audit.v1";

    private AttemptFacts() {}

    static Fact[] of(Opening opening) {
        List<Fact> facts = new ArrayList<>();
        if (opening.question() != null) {
            facts.add(question("asked", opening, asked(opening)));
        }
        facts.add(audit(
                opening.question() == null ? "query.submitted" : "question.asked", opening, "accepted", Map.of()));
        return facts.toArray(Fact[]::new);
    }

    static Fact[] of(Opening opening, Closing closing) {
        List<Fact> facts = new ArrayList<>();
        boolean answered = closing.refusal().isEmpty();
        boolean executed = closing.stages().stream()
                .anyMatch(stage -> stage.stage() == ai.datamind.nl2sql.stage.StageName.EXECUTE);
        if (opening.question() != null) {
            facts.add(question(answered ? "answered" : "refused", opening, ended(opening, closing)));
        }
        if (executed) {
            facts.add(new Fact(
                    QUERIES,
                    "ai.datamind.query." + (answered ? "executed" : "failed") + ".v1",
                    opening.queryId(),
                    opening.queryId(),
                    run(opening, closing)));
        }
        facts.add(audit(
                auditAction(answered, executed), opening, closing.outcome().name(), detail(closing)));
        return facts.toArray(Fact[]::new);
    }

    private static String auditAction(boolean answered, boolean executed) {
        if (answered) return executed ? "query.executed" : "question.answered";
        return executed ? "query.failed" : "query.refused";
    }

    private static Fact question(String fact, Opening opening, Map<String, Object> payload) {
        return new Fact(
                QUESTIONS, "ai.datamind.question." + fact + ".v1", opening.queryId(), opening.queryId(), payload);
    }

    private static Map<String, Object> asked(Opening opening) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("query_id", opening.queryId());
        payload.put("user_id", opening.caller().userId());
        payload.put("project_id", opening.origin().projectId());
        payload.put("warehouse", opening.warehouse());
        return payload;
    }

    private static Map<String, Object> ended(Opening opening, Closing closing) {
        Map<String, Object> payload = asked(opening);
        payload.put("model", closing.made("model"));
        payload.put("provider", closing.made("provider"));
        payload.put("outcome", closing.outcome().name());
        payload.put("confidence", closing.made("confidence"));
        payload.put("stages", timings(closing));
        payload.put("ms", closing.ms());
        return payload;
    }

    private static Map<String, Object> run(Opening opening, Closing closing) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("query_id", opening.queryId());
        payload.put("user_id", opening.caller().userId());
        payload.put("project_id", opening.origin().projectId());
        payload.put("engine", closing.made("engine"));
        payload.put("sql_hash", closing.made("sql_hash"));
        payload.put("rows", closing.rows().count());
        payload.put("ms", closing.made("execution_ms"));
        payload.put("cache_hit", Boolean.TRUE.equals(closing.made("cache_hit")));
        payload.put("policy_version", closing.made("policy_version"));
        payload.put("outcome", closing.outcome().name());
        return payload;
    }

    private static Fact audit(String action, Opening opening, String outcome, Map<String, Object> detail) {
        Caller caller = opening.caller();
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("entry_id", Ids.next("evt"));
        payload.put("action", action);
        payload.put("actor_id", caller.userId());
        payload.put("actor_email", caller.subject().email());
        payload.put("ip", caller.ip());
        payload.put("outcome", outcome);
        payload.put("resource", opening.queryId());
        payload.put("correlation_id", caller.correlationId());
        payload.put("detail", detail);
        payload.put("occurred_at", Instant.now());
        return new Fact(AUDIT, "ai.datamind.audit.recorded.v1", opening.queryId(), opening.queryId(), payload);
    }

    private static Map<String, Object> detail(Closing closing) {
        Map<String, Object> detail = new LinkedHashMap<>();
        for (String name : List.of(
                "provider",
                "model",
                "sql_hash",
                "masked_sql",
                "policy_version",
                "tables",
                "filtered_tables",
                "format")) {
            Object made = closing.made(name);
            if (made != null) detail.put(name, made);
        }
        detail.put("rows", closing.rows().count());
        detail.put("ms", closing.ms());
        if (closing.outcome() != Outcome.ANSWERED && closing.refusal().get("code") != null) {
            detail.put("code", closing.refusal().get("code"));
        }
        return detail;
    }

    private static List<Map<String, Object>> timings(Closing closing) {
        return closing.stages().stream()
                .map(stage -> Map.<String, Object>of("stage", stage.stage().wire(), "ms", stage.ms()))
                .toList();
    }
}
