package ai.datamind.semantic.interpret.vocabulary.facts;

import ai.datamind.semantic.catalog.value.ColumnValues;
import ai.datamind.semantic.catalog.value.ValueIndex;
import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts.ColumnFacts;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts.MetricFacts;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts.RelationFacts;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts.TableFacts;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.metric.Certification;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.sql.SqlTokens;
import ai.datamind.semantic.model.time.TimeGranularity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the facts off a published manifest: models are tables, entities relations, dimensions and measures columns. */
public final class ManifestFacts {

    /** Whether values of a column may be used for the asker. */
    public interface ShownValues {
        boolean of(String schema, String table, String column);
    }

    private ManifestFacts() {}

    /** {@code shown} says whose values may be used; a column whose values may not is known by its name alone. */
    public static Facts of(SemanticManifest manifest, ValueIndex values, ShownValues shown) {
        var tables = new ArrayList<TableFacts>();
        Set<String> drafts = manifest.documents().stream()
                .filter(d -> d.certification() == Certification.DRAFT)
                .flatMap(d -> d.semanticModels().stream())
                .map(SemanticModel::name)
                .collect(Collectors.toSet());
        manifest.models().forEach(m -> tables.add(table(m, values, shown, drafts.contains(m.name()))));
        var relations = new ArrayList<>(relations(manifest));
        if (!drafts.isEmpty()) {
            relations.addAll(new RelationGuesses(tables, relations).found());
        }
        return new Facts(tables, relations, terms(manifest));
    }

    /** What a draft proposes to show is a guess; what is called a name is found without it, else the key is clearer. */
    private static TableFacts table(SemanticModel m, ValueIndex values, ShownValues shown, boolean draft) {
        Map<String, ColumnFacts> columns = new LinkedHashMap<>();
        for (Entity e : m.entities()) {
            boolean unique = e.type() == EntityType.PRIMARY || e.type() == EntityType.UNIQUE;
            for (SqlExpression x : e.expressions()) {
                put(columns, key(x, unique && e.expressions().size() == 1));
            }
        }
        for (Dimension d : m.dimensions()) {
            put(
                    columns,
                    shown(m, d, shown)
                            ? dimension(d, values.of(m.name(), d.name()).orElse(null), true)
                            : dimension(d, null, false));
        }
        for (Measure x : m.measures()) {
            x.expression().asColumn().filter(c -> !columns.containsKey(c)).ifPresent(c -> put(columns, measure(c, x)));
        }
        List<String> key = m.key()
                .map(k -> k.expressions().stream().map(ManifestFacts::name).toList())
                .orElse(List.of());
        return new TableFacts(
                m.name(),
                m.relation().schema(),
                m.relation().table(),
                m.description(),
                m.synonyms(),
                draft ? null : m.display(),
                key,
                List.copyOf(columns.values()));
    }

    /** A dimension on the same column as a key is that column, better known. */
    private static void put(Map<String, ColumnFacts> columns, ColumnFacts c) {
        columns.merge(
                c.name(),
                c,
                (a, b) -> new ColumnFacts(
                        b.name(),
                        b.sql(),
                        b.plain(),
                        b.type(),
                        b.dimension(),
                        b.description(),
                        b.synonyms(),
                        b.labels(),
                        b.values(),
                        b.complete(),
                        a.unique() || b.unique()));
    }

    private static String name(SqlExpression x) {
        return x.asColumn().orElse(x.text());
    }

    private static ColumnFacts key(SqlExpression x, boolean unique) {
        return new ColumnFacts(
                name(x),
                x.text(),
                x.asColumn().isPresent(),
                Column.Type.NUMBER,
                null,
                null,
                List.of(),
                Map.of(),
                List.of(),
                false,
                unique);
    }

    private static boolean shown(SemanticModel m, Dimension d, ShownValues shown) {
        return d.expression().tokens().list().stream()
                .filter(t -> t.kind() == SqlTokens.Kind.NAME || t.kind() == SqlTokens.Kind.QUOTED)
                .allMatch(t -> shown.of(m.relation().schema(), m.relation().table(), t.name()));
    }

    /** A label is a value by another word. */
    private static ColumnFacts dimension(Dimension d, ColumnValues values, boolean labelled) {
        Map<String, String> labels = labelled && d instanceof CategoricalDimension c ? c.labels() : Map.of();
        String name = d.expression().asColumn().orElse(d.name());
        return new ColumnFacts(
                name,
                d.expression().text(),
                d.expression().asColumn().isPresent(),
                type(d),
                d.name(),
                d.description(),
                d.synonyms(),
                labels,
                values == null ? List.of() : values.values(),
                values != null && values.complete(),
                false);
    }

    private static ColumnFacts measure(String column, Measure m) {
        return new ColumnFacts(
                column,
                m.expression().text(),
                true,
                Column.Type.NUMBER,
                null,
                m.description(),
                m.synonyms(),
                Map.of(),
                List.of(),
                false,
                false);
    }

    private static Column.Type type(Dimension d) {
        if (d instanceof TimeDimension t) {
            return t.granularity().finerThan(TimeGranularity.DAY) || t.dataType() == DataType.TIMESTAMP
                    ? Column.Type.TIME
                    : Column.Type.DATE;
        }
        return switch (d.dataType()) {
            case NUMBER -> Column.Type.NUMBER;
            case BOOLEAN -> Column.Type.BOOLEAN;
            case DATE -> Column.Type.DATE;
            case TIMESTAMP -> Column.Type.TIME;
            case TEXT, UNKNOWN -> Column.Type.TEXT;
        };
    }

    private static List<RelationFacts> relations(SemanticManifest manifest) {
        var found = new ArrayList<RelationFacts>();
        for (SemanticModel from : manifest.models()) {
            for (Entity near : from.entities()) {
                if (near.type() != EntityType.FOREIGN) {
                    continue;
                }
                for (SemanticModel to : manifest.models()) {
                    to.entities().stream()
                            .filter(far -> far.name().equals(near.name()) && far.type() != EntityType.FOREIGN)
                            .filter(far -> !far.equals(near)
                                    && far.expressions().size()
                                            == near.expressions().size())
                            .findFirst()
                            .ifPresent(far -> found.add(new RelationFacts(
                                    from.name(), names(near), to.name(), names(far), true, false, 1, near.role())));
                }
            }
        }
        sharedKeys(manifest, found);
        return found;
    }

    /** Two models with the same primary key describe the same things. */
    private static void sharedKeys(SemanticManifest manifest, List<RelationFacts> found) {
        List<SemanticModel> all = List.copyOf(manifest.models());
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                SemanticModel a = all.get(i);
                SemanticModel b = all.get(j);
                if (a.key().isEmpty() || b.key().isEmpty()) {
                    continue;
                }
                Entity x = a.key().get();
                Entity y = b.key().get();
                if (x.name().equals(y.name())
                        && x.expressions().size() == y.expressions().size()) {
                    found.add(new RelationFacts(a.name(), names(x), b.name(), names(y), true, true, 1.1, null));
                }
            }
        }
    }

    private static List<String> names(Entity e) {
        return e.expressions().stream().map(ManifestFacts::name).toList();
    }

    private static List<MetricFacts> terms(SemanticManifest manifest) {
        var terms = new ArrayList<MetricFacts>();
        manifest.metrics()
                .forEach(m -> terms.add(new MetricFacts(
                        "metric",
                        m.name(),
                        m.name(),
                        m.header().description(),
                        m.header().synonyms())));
        manifest.documents().stream()
                .filter(d -> d.certification() != Certification.DRAFT)
                .flatMap(d -> d.semanticModels().stream())
                .flatMap(m -> m.measures().stream())
                .forEach(m -> terms.add(new MetricFacts("metric", m.name(), m.name(), m.description(), m.synonyms())));
        manifest.filters()
                .forEach(f -> terms.add(new MetricFacts(
                        "filter",
                        f.name(),
                        f.name(),
                        f.description(),
                        f.synonyms(),
                        FilterConditions.of(manifest, f.condition()))));
        manifest.glossary().forEach(g -> {
            if (g.refersTo() != null) {
                String kind = manifest.metric(g.refersTo()).isPresent()
                        ? "metric"
                        : manifest.filter(g.refersTo()).isPresent() ? "filter" : "dimension";
                terms.add(new MetricFacts(kind, g.refersTo(), g.term(), g.definition(), g.synonyms()));
            }
        });
        return terms;
    }
}
