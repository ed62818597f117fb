package ai.datamind.semantic.interpret;

import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.sql.SqlTokens;
import ai.datamind.semantic.visibility.Visibility;
import java.util.BitSet;
import java.util.stream.Stream;

/** What a decision shows of a model: of every table, and of every column and its values, yes or no. */
record Shape(BitSet shown) {

    static Shape of(SemanticManifest manifest, Visibility visibility) {
        var shown = new BitSet();
        int at = 0;
        for (SemanticModel m : manifest.models()) {
            Relation r = m.relation();
            shown.set(at++, visibility.table(r.schema(), r.table()));
            for (String column : (Iterable<String>) columns(m)::iterator) {
                shown.set(at++, visibility.column(r.schema(), r.table(), column));
                shown.set(at++, visibility.values(r.schema(), r.table(), column));
            }
        }
        return new Shape(shown);
    }

    private static Stream<String> columns(SemanticModel m) {
        return Stream.of(
                        m.entities().stream().map(Entity::expressions).flatMap(java.util.List::stream),
                        m.dimensions().stream().map(Dimension::expression),
                        m.measures().stream().map(Measure::expression))
                .flatMap(expressions -> expressions)
                .map(SqlExpression::tokens)
                .flatMap(tokens -> tokens.list().stream())
                .filter(t -> t.kind() == SqlTokens.Kind.NAME || t.kind() == SqlTokens.Kind.QUOTED)
                .map(SqlTokens.Token::name);
    }
}
