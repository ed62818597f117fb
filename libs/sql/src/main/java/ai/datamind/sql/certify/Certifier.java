package ai.datamind.sql.certify;

import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The only maker of {@link CertifiedStatement}. */
public final class Certifier {
    /** The engine numbers an alias that it shows more than once: partitions, a policy evaluated twice. */
    private static final Pattern SHOWN = Pattern.compile("(g\\d+q)(_\\d+)?");

    private static final Set<String> NODES = Set.of(
            "Result",
            "ProjectSet",
            "Append",
            "Merge Append",
            "Recursive Union",
            "BitmapAnd",
            "BitmapOr",
            "Nested Loop",
            "Merge Join",
            "Hash Join",
            "Seq Scan",
            "Sample Scan",
            "Gather",
            "Gather Merge",
            "Index Scan",
            "Index Only Scan",
            "Bitmap Index Scan",
            "Bitmap Heap Scan",
            "Tid Scan",
            "Tid Range Scan",
            "Subquery Scan",
            "Function Scan",
            "Table Function Scan",
            "Values Scan",
            "CTE Scan",
            "WorkTable Scan",
            "Foreign Scan",
            "Materialize",
            "Memoize",
            "Sort",
            "Incremental Sort",
            "Group",
            "Aggregate",
            "WindowAgg",
            "Unique",
            "SetOp",
            "Limit",
            "Hash");

    private Certifier() {}

    /**
     * @param explainJson the answer to {@link GovernedStatement#explainSql()}, run with the same values and settings
     * @throws Rejected NOT_CERTIFIED
     */
    public static CertifiedStatement certify(GovernedStatement governed, String explainJson) {
        Map<?, ?> plan = plan(explainJson);
        scan(plan, governed);
        return new CertifiedStatement(governed, number(plan, "Total Cost"), number(plan, "Plan Rows"));
    }

    private static Map<?, ?> plan(String explainJson) {
        if (Json.read(explainJson) instanceof List<?> answers
                && answers.size() == 1
                && answers.getFirst() instanceof Map<?, ?> answer
                && answer.get("Plan") instanceof Map<?, ?> plan) {
            return plan;
        }
        throw refused("no plan");
    }

    private static void scan(Map<?, ?> node, GovernedStatement governed) {
        if (!NODES.contains(String.valueOf(node.get("Node Type")))) {
            throw refused("the plan has a step that is not known");
        }
        boolean foreign = "Foreign Scan".equals(node.get("Node Type"));
        if (node.get("Relation Name") != null) {
            relation(node, governed);
        } else if (foreign) {
            throw refused("the plan scans a foreign server's join");
        }
        if (node.get("Plans") instanceof List<?> inner) {
            for (Object plan : inner) {
                scan((Map<?, ?>) plan, governed);
            }
        }
    }

    private static void relation(Map<?, ?> node, GovernedStatement governed) {
        RelationName name =
                new RelationName(String.valueOf(node.get("Schema")), String.valueOf(node.get("Relation Name")));
        Matcher alias = SHOWN.matcher(String.valueOf(node.get("Alias")));
        Set<RelationName> minted = alias.matches() ? governed.mintedAliases().get(alias.group(1)) : null;
        if (alias.matches() && !"Foreign Scan".equals(node.get("Node Type"))) {
            tested(node, alias, governed);
        }
        boolean own = minted != null && minted.contains(name);
        if (!own && !governed.viewParts().contains(name)) {
            throw refused("the plan scans a relation outside its policy");
        }
    }

    /** The filter's conditions are where the rows are read, by the engine's own account of what it will do. */
    private static void tested(Map<?, ?> node, Matcher alias, GovernedStatement governed) {
        List<Set<String>> asked = governed.restrictions().getOrDefault(alias.group(1), List.of());
        if (!Conditions.test(node, alias.group(), asked)) {
            throw refused("the plan reads rows without their filter");
        }
    }

    private static double number(Map<?, ?> plan, String name) {
        if (plan.get(name) instanceof Double value) {
            return value;
        }
        throw refused("no " + name);
    }

    private static Rejected refused(String why) {
        return new Rejected(Reason.NOT_CERTIFIED, why);
    }
}
