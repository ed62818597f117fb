package ai.datamind.semantic.interpret.metric;

import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.ValueMatch;
import ai.datamind.semantic.interpret.reading.Reading;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Table;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.filter.Filter;
import ai.datamind.semantic.model.filter.Literal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The columns that filters and groups of metrics are about, by the names the model knows them. */
final class MetricColumns {

    private final Vocabulary v;
    private final SemanticManifest manifest;
    private final List<Reading.ValueBinding> bindings;

    MetricColumns(Vocabulary v, SemanticManifest manifest, List<Reading.ValueBinding> bindings) {
        this.v = v;
        this.manifest = manifest;
        this.bindings = bindings;
    }

    String entity(int table) {
        Table t = v.table(table);
        return reference(v.column(t.display().get(0)));
    }

    /** The entity of a table itself, by its key. */
    String key(int table) {
        return manifest.model(v.table(table).model())
                .flatMap(m -> m.key())
                .map(k -> k.name())
                .orElse(v.table(table).name());
    }

    /** The partial path of a dimension: its model's own word and its name. The compiler completes it. */
    String reference(Column c) {
        var model = manifest.model(v.table(c.table()).model()).orElseThrow();
        String name = c.dimension();
        if (name == null) {
            return model.key().map(k -> k.name()).orElse(c.name());
        }
        return model.ownLink().map(l -> l + "__" + name).orElse(name);
    }

    static Filter.Comparison comparison(String op, boolean negated) {
        Filter.Comparison c = switch (op) {
            case "gt", "after" -> Filter.Comparison.GREATER;
            case "ge", "since" -> Filter.Comparison.GREATER_OR_EQUAL;
            case "lt", "before" -> Filter.Comparison.LESS;
            case "le", "until" -> Filter.Comparison.LESS_OR_EQUAL;
            default -> Filter.Comparison.EQUAL;
        };
        if (!negated) {
            return c;
        }
        return switch (c) {
            case GREATER -> Filter.Comparison.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Filter.Comparison.LESS;
            case LESS -> Filter.Comparison.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Filter.Comparison.GREATER;
            case EQUAL -> Filter.Comparison.NOT_EQUAL;
            case NOT_EQUAL -> Filter.Comparison.EQUAL;
        };
    }

    Column column(Condition.Compare p) {
        Chunk first = p.values().get(0);
        Column best = null;
        double bestScore = -1;
        for (ValueMatch m : first.values()) {
            Column c = v.column(m.column());
            double score = m.score() + near(p, c);
            if (c.dimension() != null && score > bestScore) {
                bestScore = score;
                best = c;
            }
        }
        if (best == null
                && p.left() != null
                && p.left().what() != null
                && !p.left().what().columns().isEmpty()) {
            best = v.column(p.left().what().columns().get(0).id());
        }
        return best != null && best.dimension() == null ? null : best;
    }

    private double near(Condition.Compare p, Column c) {
        double score = 0;
        for (Chunk beside :
                new Chunk[] {p.near(), p.left() == null ? null : p.left().what()}) {
            if (beside != null) {
                score += beside.columns().stream().anyMatch(m -> m.id() == c.id()) ? 2 : 0;
                score += beside.tables().stream().anyMatch(m -> m.id() == c.table()) ? 1 : 0;
            }
        }
        return score + (v.table(c.table()).display().contains(c.id()) ? 0.2 : 0);
    }

    Filter filter(Column c, Condition.Compare p, boolean negated, Map<String, String> paths) {
        ElementRef ref = ElementRef.parse(paths.getOrDefault(reference(c), reference(c)));
        var values = new ArrayList<Literal>();
        for (Chunk value : p.values()) {
            values.add(literal(c, value));
        }
        if (p.op().equals("between") && values.size() == 2) {
            Filter between = new Filter.Between(ref, values.get(0), values.get(1));
            return negated ? new Filter.Not(between) : between;
        }
        if (List.of("contains", "starts", "ends").contains(p.op())) {
            String text = p.values().get(0).literal() == null
                    ? p.values().get(0).text()
                    : p.values().get(0).literal();
            return new Filter.Like(
                    ref, (p.op().equals("starts") ? "" : "%") + text + (p.op().equals("ends") ? "" : "%"), negated);
        }
        if (p.op().equals("eq") && values.size() > 1) {
            return new Filter.In(ref, values, negated);
        }
        return new Filter.Compare(ref, comparison(p.op(), negated), values.get(0));
    }

    private Literal literal(Column c, Chunk value) {
        for (ValueMatch m : value.values()) {
            if (m.column() == c.id()) {
                bindings.add(new Reading.ValueBinding(
                        value.text(), v.table(c.table()).name() + "." + c.name(), m.stored()));
                return c.numeric()
                        ? new Literal.Number(new BigDecimal(m.stored().strip()))
                        : new Literal.Text(m.stored());
            }
        }
        if (value.period() != null && c.temporal()) {
            return new Literal.Date(value.period().start());
        }
        if (value.number() != null) {
            return new Literal.Number(BigDecimal.valueOf(value.number()));
        }
        return new Literal.Text(value.literal() == null ? value.text() : value.literal());
    }
}
