package ai.datamind.semantic.compile.scope;

import ai.datamind.semantic.compile.ground.Account;
import ai.datamind.semantic.compile.ground.KeyGuard;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.compile.time.Spines;
import ai.datamind.semantic.compile.time.Time;
import ai.datamind.semantic.join.Join;
import ai.datamind.semantic.join.JoinPath;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.element.TimeDimension.Validity;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.TimeSpine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One FROM clause that grows: each path is joined once, under an alias of its own. */
final class JoinedTables {

    /** PostgreSQL cuts names at 63 bytes, and two cut names might be one. */
    private static final int LONGEST_ALIAS = 60;

    private static final Relation UNKNOWN = new Relation(null, "derived");

    private final Select.Kind kind;
    private final Account account;
    private final KeyGuard keys;
    private final Supplier<Time> time;
    private final String root;
    private final Select.Builder body;
    private final Map<List<Join>, String> aliases = new HashMap<>();
    private final Map<String, Relation> relations = new HashMap<>();
    private final Map<String, Sql> customs = new HashMap<>();

    JoinedTables(SemanticModel model, Select.Kind kind, KeyGuard keys, Supplier<Time> time) {
        this.kind = kind;
        this.keys = keys;
        this.account = keys.account();
        this.time = time;
        this.root = fresh(model.name());
        this.body = Select.from(table(model, root));
        aliases.put(List.of(), root);
    }

    /** Something that is no model and can be joined to none. */
    JoinedTables(Source points, KeyGuard keys) {
        this.kind = Select.Kind.LEFT;
        this.keys = keys;
        this.account = keys.account();
        this.time = () -> {
            throw new IllegalStateException("points of time have no rows");
        };
        this.root = fresh(points.alias());
        this.body = Select.from(points);
        aliases.put(List.of(), root);
    }

    String root() {
        return root;
    }

    Select.Builder body() {
        return body;
    }

    Optional<Relation> relation(String alias) {
        return Optional.ofNullable(relations.get(alias)).filter(r -> !r.equals(UNKNOWN));
    }

    String fresh(String wanted) {
        String base = wanted.length() > LONGEST_ALIAS ? wanted.substring(0, LONGEST_ALIAS) : wanted;
        String alias = base;
        for (int i = 2; relations.containsKey(alias); i++) {
            alias = base + "_" + i;
        }
        relations.put(alias, UNKNOWN);
        return alias;
    }

    private Source table(SemanticModel model, String alias) {
        relations.put(alias, model.relation());
        account.reads(model.relation());
        return new Source.Table(model.relation(), alias);
    }

    String alias(JoinPath path) {
        String alias = root;
        for (int i = 1; i <= path.joins().size(); i++) {
            List<Join> steps = path.joins().subList(0, i);
            String known = aliases.get(steps);
            alias = known != null ? known : join(steps, alias);
        }
        return alias;
    }

    private String join(List<Join> steps, String fromAlias) {
        Join step = steps.get(steps.size() - 1);
        String wanted =
                step.near().role() != null ? step.near().role() : step.to().name();
        String alias = fresh(
                relations.containsKey(wanted) ? fromAlias + "_" + step.to().name() : wanted);
        var conditions = new ArrayList<Sql>();
        for (int i = 0; i < step.near().expressions().size(); i++) {
            conditions.add(Sql.infix(
                    "=",
                    fragment(step.near().expressions().get(i), fromAlias),
                    fragment(step.far().expressions().get(i), alias)));
        }
        keys.require(step, partitions(steps, alias, conditions));
        validity(step, alias, conditions);
        body.join(kind, table(step.to(), alias), Sql.and(conditions));
        aliases.put(List.copyOf(steps), alias);
        account.join(step.from().name() + " → " + step.to().name() + " by "
                + step.near().link() + " ("
                + step.cardinality().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ")");
        return alias;
    }

    private static Sql fragment(SqlExpression expression, String alias) {
        return new Sql.Fragment(expression, alias, Map.of());
    }

    /** Each partition of the new table equals the nearest one of its name on the way. */
    private List<SqlExpression> partitions(List<Join> steps, String alias, List<Sql> conditions) {
        var equated = new ArrayList<SqlExpression>();
        SemanticModel start = steps.get(0).from();
        for (var partition : steps.get(steps.size() - 1).to().dimensions()) {
            for (int back = steps.size() - 1; partition.partition() && back >= 0; back--) {
                SemanticModel before = back == 0 ? start : steps.get(back - 1).to();
                Optional<Dimension> same = before.dimension(partition.name()).filter(Dimension::partition);
                if (same.isPresent()) {
                    String beforeAlias = aliases.get(steps.subList(0, back));
                    conditions.add(Sql.infix(
                            "=",
                            fragment(same.get().expression(), beforeAlias),
                            fragment(partition.expression(), alias)));
                    equated.add(partition.expression());
                    break;
                }
            }
        }
        return equated;
    }

    /** Of a slowly changing row's versions the one that was valid at the time of the fact. */
    private void validity(Join step, String alias, List<Sql> conditions) {
        if (step.far().type() == EntityType.NATURAL) {
            Sql start = edge(step.to(), Validity.START, alias);
            Sql end = edge(step.to(), Validity.END, alias);
            Sql at = time.get().value();
            conditions.add(Sql.infix(">=", at, start));
            conditions.add(Sql.infix("OR", Sql.infix("<", at, end), new Sql.IsNull(end, false)));
        }
    }

    private static Sql edge(SemanticModel model, Validity which, String alias) {
        return model.dimensions().stream()
                .filter(d -> d instanceof TimeDimension t && t.validity() == which)
                .map(d -> fragment(d.expression(), alias))
                .findFirst()
                .orElseThrow(() -> new CompileRefusal(
                        Reason.UNSUPPORTED,
                        "'" + model.name()
                                + "' has a natural entity but no dimension that says from when to when a row"
                                + " is valid"));
    }

    Sql key(JoinPath path, Entity entity) {
        String alias = alias(path);
        List<Sql> parts =
                entity.expressions().stream().map(e -> fragment(e, alias)).toList();
        if (parts.size() == 1) {
            return parts.get(0);
        }
        var all = new ArrayList<Sql>(List.of(Sql.text("-")));
        all.addAll(parts);
        return new Sql.Call("CONCAT_WS", all, false);
    }

    /** A granularity of the company's own is a column of its time spine. */
    Sql custom(Spines spines, String granularity, Time value) {
        TimeSpine spine = spines.custom(granularity)
                .orElseThrow(() ->
                        new CompileRefusal(Reason.UNKNOWN_GRAIN, "there is no granularity '" + granularity + "'"));
        Sql point = value.at(spine.granularity());
        return customs.computeIfAbsent(granularity + " " + point, k -> {
            String alias = fresh(granularity);
            relations.put(alias, spine.relation());
            account.reads(spine.relation());
            keys.require(spine);
            body.join(
                    Select.Kind.LEFT,
                    new Source.Table(spine.relation(), alias),
                    Sql.infix("=", point, new Sql.Column(alias, spine.column())));
            return new Sql.Column(alias, spine.customGranularities().get(granularity));
        });
    }
}
