package ai.datamind.sql.govern.guard;

import ai.datamind.sql.govern.operand.Reads;
import ai.datamind.sql.govern.reference.Reference;
import ai.datamind.sql.govern.reference.References;
import ai.datamind.sql.parse.Snippets;
import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Source;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.tree.Trees;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.statement.select.Select;

/** Which rows an operand waits for, and the guard that makes it wait. */
final class Waiting {
    private final Resolution resolution;
    private final References references;
    private final Reads reads;
    private final Fences fences;
    /** Queries in conditions; those elsewhere run when rows have been filtered, and perhaps grouped. */
    private final Set<Block> tests = Collections.newSetFromMap(new IdentityHashMap<>());

    Waiting(Resolution resolution, References references, Fences fences) {
        this.resolution = resolution;
        this.references = references;
        this.reads = new Reads(resolution);
        this.fences = fences;
    }

    /** Remembers the queries of a condition; those inside them are met in conditions of their own. */
    void tests(Object condition) {
        if (condition instanceof Select query) {
            tests.add(resolution.block(query));
        } else {
            Trees.children(condition, this::tests);
        }
    }

    Expression guard(Expression operand, Condition condition) {
        Set<String> visible = new LinkedHashSet<>();
        for (Source source : awaited(condition)) {
            Reference reference = references.of(source);
            if (reference == null) {
                fences.around(source);
            } else if (reference.sensitive()) {
                refuseShadowed(source, condition.place().block());
                visible.add(Identifiers.quote(source.alias()) + "." + Identifiers.quote(reference.visible())
                        + " IS NOT FALSE");
            }
        }
        return visible.isEmpty() ? operand : guard(String.join(" AND ", visible), operand);
    }

    @SuppressWarnings("ReferenceEquality")
    private static void refuseShadowed(Source source, Block from) {
        for (Block b = from; b != null && b != source.level(); b = b.parent()) {
            if (b.sources().stream().anyMatch(s -> s.alias().equals(source.alias()))) {
                throw new Rejected(
                        Reason.UNSUPPORTED,
                        "two tables are called " + source.alias() + " where one query stands in another; rename one");
            }
        }
    }

    /**
     * The rows a condition may be evaluated on: those it reads, and those of its level where it reads none of them; and
     * those around that its query reads, for it is they that bring the query about.
     */
    private Set<Source> awaited(Condition condition) {
        Block block = condition.place().block();
        Set<Source> sources = new LinkedHashSet<>(reads.of(condition.expression(), block));
        if (block.sources().stream().noneMatch(sources::contains)) {
            sources.addAll(condition.place().sources());
            for (Block b = block; b.sources().isEmpty() && b.parent() != null; b = b.parent()) {
                sources.addAll(b.parent().sources());
            }
        }
        sources.addAll(around(block));
        return sources;
    }

    /** Sources outside the condition that this level is written in, as far as any query on the way reads them. */
    Set<Source> around(Block block) {
        Set<Source> around = new LinkedHashSet<>();
        for (Block b = block; b != null; b = b.parent()) {
            if (tests.contains(b)) {
                Block query = b;
                reads.of(b.node(), b).stream()
                        .filter(source -> outside(source, query))
                        .forEach(around::add);
            }
        }
        return around;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean outside(Source source, Block query) {
        return source.level() != query;
    }

    /** {@code CASE WHEN visible THEN operand END}: the one form that the engine evaluates in this order. */
    static CaseExpression guard(String visible, Expression operand) {
        return new CaseExpression(new WhenClause(Snippets.expression(visible), operand));
    }
}
