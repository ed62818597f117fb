package ai.datamind.evaluation.questions;

import ai.datamind.evaluation.database.TextRows;
import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.catalog.value.ColumnValues;
import ai.datamind.semantic.catalog.value.ValueIndex;
import ai.datamind.semantic.generate.ModelGenerator;
import ai.datamind.semantic.generate.Proposal;
import ai.datamind.semantic.interpret.Interpreter;
import ai.datamind.semantic.interpret.Interpreters;
import ai.datamind.semantic.metadata.facts.FactsCounter;
import ai.datamind.semantic.metadata.facts.FactsReader;
import ai.datamind.semantic.metadata.facts.TableFacts;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.sql.SqlWords;
import ai.datamind.sql.catalog.RowSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The interpreter of a schema that nobody has described: its model is generated, its values are looked at, as the service does. */
final class DerivedModels {

    private static final int MOST_VALUES = 10_000;

    private DerivedModels() {}

    static Interpreter interpreter(Connection connection, String schema) throws SQLException {
        RowSource rows = new TextRows(connection);
        var counter = new FactsCounter(rows);
        List<TableFacts> facts = FactsReader.read(rows).stream()
                .filter(t -> schema.equals(t.relation().schema()))
                .map(counter::count)
                .toList();
        Proposal proposal = ModelGenerator.propose("derived", facts, counter::inclusion);
        var manifest = SemanticManifest.of(proposal.document());
        return Interpreters.interpreter(Publication.of(manifest, values(manifest, rows)));
    }

    private static ValueIndex values(SemanticManifest manifest, RowSource rows) {
        var all = new ArrayList<ColumnValues>();
        for (SemanticModel model : manifest.models()) {
            model.dimensions().forEach(d -> {
                if (d instanceof CategoricalDimension c
                        && (c.dataType() == DataType.TEXT || c.dataType() == DataType.UNKNOWN)
                        && c.expression().asColumn().isPresent()) {
                    all.add(values(model, c, c.expression().asColumn().get(), rows));
                }
            });
        }
        return new ValueIndex(all);
    }

    private static ColumnValues values(SemanticModel model, CategoricalDimension d, String column, RowSource rows) {
        String name = SqlWords.quote(column);
        String sql = "select cast(" + name + " as text) from "
                + SqlWords.quote(model.relation().schema()) + "."
                + SqlWords.quote(model.relation().table()) + " where " + name + " is not null group by 1"
                + " order by count(*) desc, 1 limit " + (MOST_VALUES + 1);
        List<String> values = rows.rows(sql).stream().map(r -> r.get(0)).toList();
        boolean complete = values.size() <= MOST_VALUES;
        return new ColumnValues(model.name(), d.name(), complete ? values : values.subList(0, MOST_VALUES), complete);
    }
}
