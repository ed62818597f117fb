package ai.datamind.semantic.catalog;

import ai.datamind.semantic.model.CategoricalDimension;
import ai.datamind.semantic.model.DataType;
import ai.datamind.semantic.model.Relation;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.SqlWords;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Samples the distinct values of categorical dimensions from the warehouse, each within limits of rows, values and time. */
@ApplicationScoped
public class ValueRepository {

    private static final Logger LOG = Logger.getLogger(ValueRepository.class);

    private static final int AT_ONCE = 3;

    private final Pool warehouse;
    private final ValueConfig config;

    ValueRepository(@ReactiveDataSource("warehouse") Pool warehouse, ValueConfig config) {
        this.warehouse = warehouse;
        this.config = config;
    }

    private record Column(SemanticModel model, CategoricalDimension dimension, String name) {}

    Uni<ValueIndex> load(SemanticManifest manifest) {
        List<Column> columns = manifest.models().stream()
                .flatMap(m -> m.dimensions().stream().flatMap(d -> column(m, d).stream()))
                .toList();
        // A column that fails is left out; a warehouse that is away fails at the first touch.
        return warehouse
                .query("select 1")
                .execute()
                .chain(() -> Multi.createFrom()
                        .iterable(columns)
                        .onItem()
                        .transformToUni(c -> values(c)
                                .onFailure()
                                .invoke(e -> LOG.warnf(
                                        "No values of %s.%s: %s", c.model().name(), c.name(), e.getMessage()))
                                .onFailure()
                                .recoverWithItem(Optional.empty()))
                        .merge(AT_ONCE)
                        .collect()
                        .asList())
                .map(all ->
                        new ValueIndex(all.stream().flatMap(Optional::stream).toList()));
    }

    private static Optional<Column> column(SemanticModel model, ai.datamind.semantic.model.Dimension dimension) {
        boolean named = dimension instanceof CategoricalDimension categorical
                && (categorical.dataType() == DataType.TEXT || categorical.dataType() == DataType.UNKNOWN);
        return named
                ? dimension
                        .expression()
                        .asColumn()
                        .map(name -> new Column(model, (CategoricalDimension) dimension, name))
                : Optional.empty();
    }

    private Uni<Optional<ColumnValues>> values(Column column) {
        Relation relation = column.model().relation();
        String name = SqlWords.quote(column.name());
        String from = relation.schema() == null
                ? SqlWords.quote(relation.table())
                : SqlWords.quote(relation.schema()) + "." + SqlWords.quote(relation.table());
        String sql = "select value from (select cast(" + name + " as text) as value from " + from
                + " where " + name + " is not null limit " + config.rows() + ") seen where length(value) <= $1"
                + " group by value order by count(*) desc, value limit $2";
        return warehouse.withTransaction(tx -> tx.query(
                        "set local statement_timeout = " + config.timeout().toMillis())
                .execute()
                .chain(() -> tx.preparedQuery(sql).execute(Tuple.of(config.length(), config.perDimension() + 1)))
                .map(rows -> {
                    var values = new ArrayList<String>();
                    rows.forEach(row -> values.add(row.getString("value")));
                    boolean complete = values.size() <= config.perDimension();
                    List<String> kept = complete ? values : values.subList(0, config.perDimension());
                    return Optional.of(new ColumnValues(
                            column.model().name(), column.dimension().name(), kept, complete));
                }));
    }
}
