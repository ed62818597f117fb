package ai.datamind.semantic.compile.plan;

import ai.datamind.semantic.compile.block.Block;
import ai.datamind.semantic.compile.formula.Measurement;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.sql.Source;
import ai.datamind.semantic.compile.sql.Sql;
import ai.datamind.semantic.model.element.ElementRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings finished blocks together on their keys. A key that only some blocks know still has its row; rows with a missing
 * key, which a join cannot match, are put together by the grouping that follows.
 */
record Combination(List<Block> blocks, List<ElementRef> refs) {

    Result result() {
        if (blocks.size() == 1) {
            Block only = blocks.get(0);
            if (only.aggregates()) {
                only.body().groupBy(only.keys());
            }
            return new Result(only.body(), only.keys(), only.values(), only.aggregates());
        }
        sameRoles();
        var names = new LinkedHashMap<Measurement, String>();
        var columns = new LinkedHashMap<Measurement, Sql>();
        var sources = new ArrayList<Source>();
        var keyNames = new ArrayList<String>();
        for (int i = 0; i < refs.size(); i++) {
            keyNames.add("key_" + i);
        }
        for (int b = 0; b < blocks.size(); b++) {
            String alias = "part_" + (b + 1);
            for (var measurement : blocks.get(b).values().keySet()) {
                names.put(measurement, unused(measurement.measure(), names));
                columns.put(measurement, new Sql.Column(alias, names.get(measurement)));
            }
            sources.add(new Source.Derived(blocks.get(b).finish(keyNames, names), alias));
        }
        return refs.isEmpty() ? sideBySide(sources, columns) : onKeys(sources, columns);
    }

    private static String unused(String wanted, Map<Measurement, String> taken) {
        String name = wanted;
        for (int i = 2; taken.containsValue(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    private static Result sideBySide(List<Source> sources, Map<Measurement, Sql> columns) {
        var body = Select.from(sources.get(0));
        sources.stream().skip(1).forEach(s -> body.join(Select.Kind.CROSS, s, null));
        return new Result(body, List.of(), columns, false);
    }

    private Result onKeys(List<Source> sources, Map<Measurement, Sql> columns) {
        var body = Select.from(sources.get(0));
        var known = new ArrayList<List<Sql>>();
        for (int i = 0; i < refs.size(); i++) {
            known.add(new ArrayList<>(List.of(new Sql.Column(sources.get(0).alias(), "key_" + i))));
        }
        for (var source : sources.subList(1, sources.size())) {
            var conditions = new ArrayList<Sql>();
            for (int i = 0; i < refs.size(); i++) {
                Sql here = new Sql.Column(source.alias(), "key_" + i);
                conditions.add(Sql.infix("=", Sql.coalesce(known.get(i)), here));
                known.get(i).add(here);
            }
            body.join(Select.Kind.FULL, source, Sql.and(conditions));
        }
        List<Sql> keys = known.stream().map(Sql::coalesce).toList();
        Map<Measurement, Sql> values = new LinkedHashMap<>();
        columns.forEach((measurement, column) -> values.put(measurement, Sql.call("MAX", column)));
        body.groupBy(keys);
        return new Result(body, keys, values, true);
    }

    /** A group-by must mean the same thing in every block: a customer's nation is not a supplier's. */
    private void sameRoles() {
        for (int i = 0; i < refs.size(); i++) {
            for (int b = 1; b < blocks.size(); b++) {
                String one = blocks.get(0).keyPaths().get(i);
                String other = blocks.get(b).keyPaths().get(i);
                if (!compatible(one, other)) {
                    throw new CompileRefusal(
                            Reason.AMBIGUOUS_PATH,
                            "'" + refs.get(i).element()
                                    + "' plays different parts for the metrics asked together; say which is meant",
                            List.of(one, other));
                }
            }
        }
    }

    private static boolean compatible(String one, String other) {
        var a = new ArrayList<>(List.of(one.split("__")));
        var b = new ArrayList<>(List.of(other.split("__")));
        while (!a.isEmpty() && !b.isEmpty() && a.get(a.size() - 1).equals(b.get(b.size() - 1))) {
            a.remove(a.size() - 1);
            b.remove(b.size() - 1);
        }
        return a.isEmpty() || b.isEmpty() || (a.size() == 1 && b.size() == 1);
    }
}
