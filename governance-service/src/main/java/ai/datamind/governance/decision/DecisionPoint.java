package ai.datamind.governance.decision;

import ai.datamind.governance.decision.Decision.Deny;
import ai.datamind.governance.decision.Decision.Permit;
import ai.datamind.governance.decision.Decision.Reason;
import ai.datamind.governance.policy.Effect;
import ai.datamind.governance.policy.Effect.ColumnMask;
import ai.datamind.governance.policy.Effect.FilterMode;
import ai.datamind.governance.policy.Effect.RowFilter;
import ai.datamind.governance.policy.Effect.TableDenial;
import ai.datamind.governance.policy.Policy;
import ai.datamind.governance.policy.PolicyBook;
import ai.datamind.kit.subject.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Decides. Denials beat everything; hidden columns beat masks; of several masks on a column the highest priority wins, then the
 * stronger method. Row filters combine as in PostgreSQL: permissive ones are OR-ed, restrictive ones AND-ed on top, and that a
 * table is filtered at all does not depend on who asks.
 */
public final class DecisionPoint {
    private static final Comparator<Policy> STRONGEST_MASK = Comparator.comparing(Policy::priority)
            .reversed()
            .thenComparing(policy -> ((ColumnMask) policy.effect()).method())
            .thenComparing(Policy::id);

    private final Asking asking;
    private final List<Policy> inForce;
    private final boolean denyByDefault;

    private DecisionPoint(PolicyBook book, Asking asking) {
        this.asking = asking;
        this.inForce = book.inForce(asking.warehouse(), asking.at());
        this.denyByDefault = book.denies(asking.warehouse());
    }

    /** @param project in whose context is asked, or null */
    public record Asking(Subject subject, String warehouse, String project, Instant at) {}

    /**
     * A decision for each table, schema or wildcard that policies name, most specific first. Each is complete in itself: the
     * policies of the wildcards that cover it are in it.
     */
    public static List<TableDecision> decide(PolicyBook book, Asking asking) {
        return new DecisionPoint(book, asking).decideAll();
    }

    private List<TableDecision> decideAll() {
        var schemas = new TreeSet<>(Comparator.<String>reverseOrder());
        var tables = new TreeSet<>(Comparator.<String>reverseOrder());
        inForce.forEach(policy -> {
            schemas.add(policy.resource().schema());
            tables.add(policy.resource().table());
        });
        List<TableDecision> decisions = new ArrayList<>();
        for (String schema : schemas) {
            for (String table : tables) {
                if (isSpokenOf(schema, table)) {
                    decisions.add(new TableDecision(schema, table, decide(schema, table)));
                }
            }
        }
        return decisions;
    }

    /** Named by one policy, or where one policy's schema meets another's table: the decisions of both would be incomplete. */
    private boolean isSpokenOf(String schema, String table) {
        return inForce.stream()
                        .anyMatch(p -> p.resource().covers(schema, table)
                                && p.resource().schema().equals(schema))
                && inForce.stream()
                        .anyMatch(p -> p.resource().covers(schema, table)
                                && p.resource().table().equals(table));
    }

    private Decision decide(String schema, String table) {
        List<Policy> about = inForce.stream()
                .filter(policy -> policy.resource().covers(schema, table))
                .toList();
        List<Policy> bound = about.stream()
                .filter(policy -> policy.subjects().binds(asking.subject(), asking.project()))
                .toList();
        List<Reason> denials = bound.stream()
                .filter(policy -> policy.effect() instanceof TableDenial)
                .map(policy -> new Reason(policy.id(), "table denied by " + policy.name()))
                .toList();
        if (!denials.isEmpty()) {
            return new Deny(denials);
        }
        if (denyByDefault && bound.stream().noneMatch(DecisionPoint::opens)) {
            return new Deny(List.of(new Reason(null, "this warehouse hides what no policy opens")));
        }
        List<Obligation> obligations = new ArrayList<>();
        if (about.stream().anyMatch(policy -> policy.effect() instanceof RowFilter) && !seesEveryRow(bound)) {
            obligations.add(new Obligation.FilterRows());
            obligations.addAll(filters(bound));
        }
        obligations.addAll(columns(bound));
        return new Permit(obligations);
    }

    private static boolean opens(Policy policy) {
        return policy.effect() instanceof RowFilter filter && filter.mode() == FilterMode.PERMISSIVE;
    }

    /** A permissive filter that is plainly true, and nothing restrictive on top, leaves nothing to filter and nothing to tell. */
    private static boolean seesEveryRow(List<Policy> bound) {
        List<RowFilter> filters = bound.stream()
                .filter(policy -> policy.effect() instanceof RowFilter)
                .map(policy -> (RowFilter) policy.effect())
                .toList();
        return filters.stream().allMatch(filter -> filter.mode() == FilterMode.PERMISSIVE)
                && filters.stream()
                        .anyMatch(filter -> filter.predicate().strip().equalsIgnoreCase("true"));
    }

    private static List<Obligation> filters(List<Policy> bound) {
        List<Obligation> filters = new ArrayList<>();
        for (Policy policy : bound) {
            if (policy.effect() instanceof RowFilter filter) {
                filters.add(new Obligation.ApplyFilter(policy.id(), policy.name(), filter.mode(), filter.predicate()));
            }
        }
        return filters;
    }

    private static List<Obligation> columns(List<Policy> bound) {
        Map<String, Obligation> byColumn = new LinkedHashMap<>();
        for (Policy policy : bound) {
            if (policy.effect() instanceof Effect.ColumnDenial) {
                policy.resource()
                        .columns()
                        .forEach(column -> byColumn.putIfAbsent(
                                column, new Obligation.HideColumn(policy.id(), policy.name(), column)));
            }
        }
        bound.stream()
                .filter(policy -> policy.effect() instanceof ColumnMask)
                .sorted(STRONGEST_MASK)
                .forEach(policy -> {
                    ColumnMask mask = (ColumnMask) policy.effect();
                    policy.resource()
                            .columns()
                            .forEach(column -> byColumn.putIfAbsent(
                                    column,
                                    new Obligation.MaskColumn(
                                            policy.id(), policy.name(), column, mask.method(), mask.parameters())));
                });
        return List.copyOf(byColumn.values());
    }
}
