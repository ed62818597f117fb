package ai.datamind.sql.govern.print;

import ai.datamind.sql.firewall.Vocabulary;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.tree.Trees;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;

/**
 * {@code lower(x)} → {@code pg_catalog.lower(x)}: the function meant is the engine's own, whatever path the connection
 * has. Words that only look like calls are the grammar's and stay; so do operators, for {@code OPERATOR(pg_catalog.=)}
 * binds otherwise than {@code =} and would need parentheses round every one.
 */
public final class QualifyCalls {
    private static final String SYSTEM = "pg_catalog";

    /** Read by the grammar, not looked up. Some are functions too, whose calls then have arguments with words between. */
    static final Set<String> GRAMMAR = Set.of(
            "coalesce",
            "nullif",
            "greatest",
            "least",
            "grouping",
            "row",
            "array",
            "any",
            "some",
            "all",
            "exists",
            "rollup",
            "cube",
            "extract",
            "substring",
            "position",
            "overlay",
            "trim",
            "normalize",
            "current_timestamp",
            "current_time",
            "localtimestamp",
            "localtime",
            "interval",
            "time",
            "timestamp",
            "overlaps",
            "like",
            "ilike",
            "json_object");

    private QualifyCalls() {}

    public static void apply(Object tree) {
        Trees.everything(tree, node -> {
            switch (node) {
                case Function call
                when call.getMultipartName() != null && bare(call.getMultipartName()) ->
                    call.setName(List.of(SYSTEM, call.getMultipartName().getFirst()));
                case AnalyticExpression call
                when bare(List.of(call.getName().split("\\."))) -> call.setName(SYSTEM + "." + call.getName());
                default -> {}
            }
        });
    }

    private static boolean bare(List<String> name) {
        String meant = Identifiers.meant(name.getFirst());
        return name.size() == 1 && Vocabulary.postgresql().function(meant) != null && !GRAMMAR.contains(meant);
    }
}
