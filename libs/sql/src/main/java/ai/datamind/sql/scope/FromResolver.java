package ai.datamind.sql.scope;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.Column;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.*;

/** FROM, left to right: each item becomes a source; joins say which sources may be null and which columns merge. */
final class FromResolver {
    private final Resolution resolution;
    private final CatalogSnapshot catalog;
    private final QueryResolver queries;
    private final ExpressionResolver expressions;
    private final FunctionSources functions;
    private Set<String> forward = Set.of();
    /** A derived table without a name gets one that no user text may hold. */
    private int anonymous;

    FromResolver(
            Resolution resolution,
            CatalogSnapshot catalog,
            QueryResolver queries,
            ExpressionResolver expressions,
            Types types) {
        this.resolution = resolution;
        this.catalog = catalog;
        this.queries = queries;
        this.expressions = expressions;
        this.functions = new FunctionSources(expressions, types);
    }

    /** Names that a recursive WITH defines later on: reading them as tables would be a misreading. */
    void forbidForward(Set<String> names) {
        forward = names;
    }

    void resolve(PlainSelect select, Block block, Scope scope) {
        if (select.getFromItem() != null) {
            joined(select.getFromItem(), select.getJoins(), block, scope);
        }
        block.sources().addAll(scope.sources());
    }

    /** One list of items. A comma starts a new join tree; all trees are visible in {@code whole} as they come. */
    private void joined(FromItem first, List<Join> joins, Block block, Scope whole) {
        Scope tree = new Scope(whole, Map.of(), block);
        item(first, block, tree, whole);
        for (Join join : joins == null ? List.<Join>of() : joins) {
            if (join.isSimple() && !join.isOuter()) {
                whole.addAll(tree);
                tree = new Scope(whole, Map.of(), block);
                item(join.getFromItem(), block, tree, whole);
            } else {
                join(join, block, tree);
            }
        }
        whole.addAll(tree);
    }

    private void join(Join join, Block block, Scope tree) {
        Scope right = new Scope(tree, Map.of(), block);
        item(join.getFromItem(), block, right, tree);
        if (join.isFull() || join.isRight()) {
            tree.sources().forEach(Source::makeOptional);
        }
        if (join.isFull() || join.isLeft()) {
            right.sources().forEach(Source::makeOptional);
        }
        new Merging(resolution, join).merge(tree, right);
        join.getOnExpressions().forEach(on -> expressions.resolve(on, tree, block));
    }

    /** @param visible what a LATERAL item may see besides the outer levels */
    private void item(FromItem item, Block block, Scope into, Scope visible) {
        switch (item) {
            case Table table -> table(table, block, into);
            case TableFunction function -> into.add(functions.source(function, block, into));
            case ParenthesedFromItem list
            when list.getFromItem() instanceof Values rows && list.getJoins() == null ->
                values(list, rows, block, into, outside(block, visible));
            case ParenthesedFromItem group -> group(group, block, into);
            case LateralSubSelect query -> query(query, block, into, into);
            case ParenthesedSelect query -> query(query, block, into, outside(block, visible));
            case Values values -> query(values, block, into, outside(block, visible));
            default -> throw new Rejected(Reason.UNSUPPORTED, "this FROM item is not supported");
        }
    }

    /** The scope of a derived table: CTEs of its level and the outer levels, none of its siblings. */
    private static Scope outside(Block block, Scope visible) {
        return visible.withoutSources(block);
    }

    private void group(ParenthesedFromItem group, Block block, Scope into) {
        if (group.getAlias() != null) {
            throw new Rejected(Reason.UNSUPPORTED, "an alias of a join is not supported");
        }
        Scope inner = new Scope(into, Map.of(), block);
        joined(group.getFromItem(), group.getJoins(), block, inner);
        into.addAll(inner);
    }

    /** {@code (VALUES (1, 'a'), (2, 'b')) AS v(x, y)}: the alias is the parentheses'. */
    private void values(ParenthesedFromItem list, Values rows, Block block, Scope into, Scope visible) {
        Block made = queries.resolve(rows, Block.Place.FROM, block, visible);
        if (list.getAlias() == null) {
            list.setAlias(new Alias(Identifiers.quote("g0q_" + ++anonymous), true));
        }
        List<Field> fields = renamed(made.outputs(), QueryResolver.aliasColumns(list.getAlias()));
        into.add(Source.query(list, block, Identifiers.meant(list.getAlias().getName()), fields, made));
    }

    private void query(Select query, Block block, Scope into, Scope visible) {
        Block made = queries.resolve(query, Block.Place.FROM, block, visible);
        FromItem item = (FromItem) query;
        if (item.getAlias() == null) {
            item.setAlias(new Alias(Identifiers.quote("g0q_" + ++anonymous), true));
        }
        Alias alias = item.getAlias();
        List<Field> fields = renamed(made.outputs(), QueryResolver.aliasColumns(alias));
        into.add(Source.query(item, block, Identifiers.meant(alias.getName()), fields, made));
    }

    private void table(Table table, Block block, Scope into) {
        String name = Identifiers.meant(table.getName());
        String schema = table.getSchemaName() == null ? null : Identifiers.meant(table.getSchemaName());
        Alias alias = table.getAlias();
        String shown = alias == null ? name : Identifiers.meant(alias.getName());
        Block cte = schema == null ? into.cte(name) : null;
        if (cte != null) {
            List<Field> fields = renamed(cte.outputs(), QueryResolver.aliasColumns(alias));
            into.add(Source.query(table, block, shown, fields, cte));
            return;
        }
        if (schema == null && forward.contains(name)) {
            throw new Rejected(Reason.UNSUPPORTED, "WITH RECURSIVE reads " + name + " before it is defined");
        }
        Relation relation = catalog.find(schema, name)
                .orElseThrow(() -> new Rejected(Reason.UNKNOWN_RELATION, "relation " + name + " does not exist"));
        List<Field> fields = renamed(fields(relation), QueryResolver.aliasColumns(alias));
        Source source = Source.table(table, block, shown, fields, relation);
        resolution.tables().add(source);
        into.add(source);
    }

    private static List<Field> fields(Relation relation) {
        List<Field> fields = new ArrayList<>();
        for (Column column : relation.columns()) {
            Origin origin = new Origin(relation.name(), column.name());
            fields.add(new Field(column.name(), TypeNames.shortName(column.type()), Set.of(origin)));
        }
        return fields;
    }

    static List<Field> renamed(List<Field> fields, List<String> names) {
        if (names.size() > fields.size()) {
            throw new Rejected(Reason.UNSUPPORTED, "more column names than columns");
        }
        List<Field> renamed = new ArrayList<>(fields);
        for (int i = 0; i < names.size(); i++) {
            renamed.set(i, renamed.get(i).named(names.get(i)));
        }
        return renamed;
    }
}
