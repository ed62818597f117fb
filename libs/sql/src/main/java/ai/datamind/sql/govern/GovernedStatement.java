package ai.datamind.sql.govern;

import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.lineage.StatementLineage;
import ai.datamind.sql.optimize.Removal;
import ai.datamind.sql.policy.AppliedPolicy;
import ai.datamind.sql.scope.OutputColumn;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** A statement with the policies in it. It still has to be certified by the engine's plan before it may run. */
public final class GovernedStatement {
    private final Rendered rendered;
    private final List<Parameter> parameters;
    private final String shape;
    private final Shape certifiedBy;

    GovernedStatement(Rendered rendered, List<Parameter> parameters, String shape, Shape certifiedBy) {
        this.rendered = rendered;
        this.parameters = List.copyOf(parameters);
        this.shape = shape;
        this.certifiedBy = certifiedBy;
    }

    /** All that a plan is held against: what is printed, what its aliases stand for, and of which catalog and policies. */
    public record Shape(
            String sql,
            String catalog,
            String policies,
            Map<String, Set<RelationName>> minted,
            Set<RelationName> viewParts,
            Map<String, List<Set<String>>> restrictions) {}

    public String sql() {
        return rendered.sql();
    }

    public String explainSql() {
        return "EXPLAIN (VERBOSE, FORMAT JSON) " + rendered.sql();
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** The list to bind, in order, given the values of the caller's own parameters. */
    public List<Object> values(List<?> userValues) {
        List<Object> values = new ArrayList<>();
        for (Parameter parameter : parameters) {
            switch (parameter) {
                case Parameter.BoundParameter bound -> values.add(bound.value());
                case Parameter.UserParameter user -> {
                    if (user.index() > userValues.size()) {
                        throw new Rejected(Reason.UNSUPPORTED, "no value for parameter $" + user.index());
                    }
                    values.add(userValues.get(user.index() - 1));
                }
            }
        }
        return values;
    }

    public List<OutputColumn> outputColumns() {
        return rendered.outputColumns();
    }

    /** Where each output column comes from and what was done to it; masks are told by {@link #outputColumns()}. */
    public StatementLineage lineage() {
        return rendered.lineage();
    }

    public SortedSet<RelationName> relations() {
        return rendered.relations();
    }

    public List<AppliedPolicy> applied() {
        return rendered.applied();
    }

    /** References that were left out, each with its proof. */
    public List<Removal> removals() {
        return rendered.removals();
    }

    public long rowLimit() {
        return rendered.rowLimit();
    }

    /** Same shape, same SQL text and same meaning of its parameters: a key for prepared statements and certificates. */
    public String shape() {
        return shape;
    }

    public Shape certifiedBy() {
        return certifiedBy;
    }

    /** For certification: which relations a scan under each minted alias may show. */
    public Map<String, Set<RelationName>> mintedAliases() {
        return rendered.minted();
    }

    /** For certification: by alias, sets of columns of which a scan has to test one each. */
    public Map<String, List<Set<String>>> restrictions() {
        return rendered.restrictions();
    }

    /** Relations that scans of a view's inside may show, under names of the view's own. */
    public Set<RelationName> viewParts() {
        return rendered.viewParts();
    }

    @Override
    public String toString() {
        return "GovernedStatement[" + relations() + ", " + parameters.size() + " parameters]";
    }
}
