package ai.datamind.sql.optimize;

import ai.datamind.sql.catalog.Column;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.catalog.RelationKind;
import ai.datamind.sql.optimize.Removal.Proof;
import ai.datamind.sql.scope.Binding;
import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Origin;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Source;
import ai.datamind.sql.tree.Conjuncts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * {@code … FROM customer c WHERE EXISTS (SELECT 1 FROM customer x WHERE x.id = c.id) AND p} → {@code … WHERE p}.
 * To be proved: (1) the test stands in the WHERE's chain of AND; (2) it reads nothing but the table that the row is
 * from, filtered by nothing but its policy, which the row has passed; (3) it compares each column with itself, and none
 * of them is ever null, so the row finds itself; (4) the row is a row, not the nulls of an outer join.
 */
final class OwnRows {
    private final Resolution resolution;
    private final Predicate<Origin> asStored;

    OwnRows(Resolution resolution, Predicate<Origin> asStored) {
        this.resolution = resolution;
        this.asStored = asStored;
    }

    List<Removal> remove(PlainSelect select, Block block) {
        List<Removal> removals = new ArrayList<>();
        select.setWhere(rest(select.getWhere(), block, removals));
        return removals;
    }

    /** (1) */
    private Expression rest(Expression where, Block block, List<Removal> removals) {
        if (where instanceof AndExpression and) {
            Expression left = rest(and.getLeftExpression(), block, removals);
            Expression right = rest(and.getRightExpression(), block, removals);
            if (left == null || right == null) {
                return left == null ? right : left;
            }
            and.setLeftExpression(left);
            and.setRightExpression(right);
            return and;
        }
        Optional<Removal> removal = where instanceof ExistsExpression exists && !exists.isNot()
                ? proved(exists.getRightExpression(), block)
                : Optional.empty();
        removal.ifPresent(removals::add);
        return removal.isPresent() ? null : where;
    }

    private Optional<Removal> proved(Expression test, Block block) {
        PlainSelect query = bare(test);
        Block inner = query == null ? null : resolution.block(query);
        if (inner == null || inner.sources().size() != 1) {
            return Optional.empty();
        }
        Source source = inner.sources().getFirst();
        return Equality.all(query.getWhere(), source, resolution)
                .filter(equalities -> !equalities.isEmpty() && table(source))
                .filter(equalities -> equalities.stream().allMatch(e -> sameRow(e, source, equalities, block)))
                .map(equalities -> new Removal(
                        source.relation().name(),
                        source.alias(),
                        new Proof.FindsItself(
                                equalities.stream().map(Equality::column).toList())));
    }

    /** (2) */
    private static PlainSelect bare(Expression test) {
        return Conjuncts.open(test) instanceof ParenthesedSelect wrapped
                        && unbounded(wrapped)
                        && wrapped.getSelect() instanceof PlainSelect query
                        && unbounded(query)
                        && query.getFromItem() instanceof Table table
                        && table.getSampleClause() == null
                        && (query.getJoins() == null || query.getJoins().isEmpty())
                        && query.getGroupBy() == null
                        && query.getHaving() == null
                        && query.getSelectItems().stream()
                                .allMatch(item -> item.getExpression() instanceof net.sf.jsqlparser.schema.Column
                                        || item.getExpression() instanceof net.sf.jsqlparser.expression.LongValue)
                ? query
                : null;
    }

    private static boolean unbounded(Select query) {
        return query.getLimit() == null
                && query.getOffset() == null
                && query.getFetch() == null
                && query.getWithItemsList() == null;
    }

    private static boolean table(Source source) {
        return source.relation() != null
                && (source.relation().kind() == RelationKind.TABLE
                        || source.relation().kind() == RelationKind.PARTITIONED);
    }

    /** (3) and (4): every comparison is with the same column of one and the same row outside. */
    private boolean sameRow(Equality equality, Source source, List<Equality> all, Block block) {
        Relation relation = source.relation();
        Source outer = outer(equality);
        return outer != null
                && outer.relation() != null
                && outer.relation().name().equals(relation.name())
                && !outer.optional()
                && block.sources().contains(outer)
                && all.stream().allMatch(other -> outer.equals(outer(other)))
                && equality.column().equals(outerColumn(equality))
                && relation.column(equality.column()).map(Column::notNull).orElse(false)
                && asStored.test(new Origin(relation.name(), equality.column()));
    }

    private Source outer(Equality equality) {
        return equality.other() instanceof net.sf.jsqlparser.schema.Column column
                        && resolution.bindings().get(column) instanceof Binding.ToField to
                ? to.source()
                : null;
    }

    private String outerColumn(Equality equality) {
        Binding.ToField to = (Binding.ToField) resolution.binding((net.sf.jsqlparser.schema.Column) equality.other());
        return to.field().column();
    }
}
