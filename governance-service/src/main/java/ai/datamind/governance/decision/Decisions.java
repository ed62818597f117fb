package ai.datamind.governance.decision;

import ai.datamind.governance.decision.DecisionPoint.Asking;
import ai.datamind.governance.policy.PolicyBook;
import ai.datamind.kit.subject.Subject;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decisions as they go over the wire. */
@ApplicationScoped
public class Decisions {
    private final DecisionConfig config;
    private final ObjectMapper json;

    Decisions(DecisionConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    public DecisionResponse decide(PolicyBook book, Asking asking) {
        boolean deny = book.denies(asking.warehouse());
        // Where all is hidden by default, what nothing opens needs no mention; and a wildcard's denial must not hide
        // what a
        // policy opened by name.
        List<DecisionResponse.TableView> tables = DecisionPoint.decide(book, asking).stream()
                .filter(decided -> !(deny && isHiddenByDefault(decided)))
                .map(DecisionResponse.TableView::from)
                .toList();
        Map<String, Object> bindings = bindings(asking.subject());
        String defaultEffect = deny ? "deny" : "allow";
        return new DecisionResponse(
                asking.warehouse(),
                String.valueOf(book.version()),
                fingerprint(List.of(asking.warehouse(), defaultEffect, bindings, tables)),
                defaultEffect,
                bindings,
                tables,
                seconds(book, asking));
    }

    private static boolean isHiddenByDefault(TableDecision decided) {
        return decided.decision() instanceof Decision.Deny denied
                && denied.reasons().stream().allMatch(reason -> reason.policyId() == null);
    }

    /** Not past the moment at which a policy begins or ends. */
    private long seconds(PolicyBook book, Asking asking) {
        long cache = config.cache().toSeconds();
        return book.nextTurn(asking.warehouse(), asking.at())
                .map(turn -> Math.min(cache, Duration.between(asking.at(), turn).toSeconds()))
                .orElse(cache);
    }

    private static Map<String, Object> bindings(Subject subject) {
        Map<String, Object> bindings = new TreeMap<>();
        bindings.put("user.id", subject.userId());
        if (subject.email() != null) {
            bindings.put("user.email", subject.email());
        }
        bindings.put("user.groups", subject.groups().stream().sorted().toList());
        subject.attributes().forEach((name, value) -> bindings.put("user.attributes." + name, value));
        return bindings;
    }

    private String fingerprint(Object decided) {
        try {
            byte[] text = json.writeValueAsString(decided).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
