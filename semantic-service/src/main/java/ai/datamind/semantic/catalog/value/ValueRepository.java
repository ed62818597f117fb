package ai.datamind.semantic.catalog.value;

import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlWords;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
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
    /** Distinct numbers up to which a number may be a yes or no, with one more to see that there are others. */
    private static final int FLAG = 3;
    /** So many values every dimension may keep, however many there are. */
    private static final int LEAST = 100;
    /** Where a sample of millions of rows holds no more than this, the other rows hold nothing else. */
    private static final int FEW = 50;

    private final Pool warehouse;
    private final ValueConfig config;

    ValueRepository(@ReactiveDataSource("warehouse") Pool warehouse, ValueConfig config) {
        this.warehouse = warehouse;
        this.config = config;
    }

    private record Column(SemanticModel model, CategoricalDimension dimension, String name) {
        boolean number() {
            return dimension.dataType() == DataType.NUMBER;
        }

        String relation() {
            Relation relation = model.relation();
            return relation.schema() == null
                    ? SqlWords.quote(relation.table())
                    : SqlWords.quote(relation.schema()) + "." + SqlWords.quote(relation.table());
        }

        /** Whether another manifest meant the same column of the same relation by these names. */
        boolean sameIn(SemanticManifest other) {
            return other.model(model.name())
                    .filter(m -> m.relation().equals(model.relation()))
                    .flatMap(m -> m.dimension(dimension.name()))
                    .flatMap(d -> column(model, d))
                    .filter(c -> c.name().equals(name) && c.number() == number())
                    .isPresent();
        }
    }

    /**
     * @param before whose values are taken over where they are of the same columns
     * @param known the values of {@code before}
     */
    public Uni<ValueIndex> load(SemanticManifest manifest, SemanticManifest before, ValueIndex known) {
        var columns = new ArrayList<Column>();
        var kept = new ArrayList<ColumnValues>();
        manifest.models()
                .forEach(m -> m.dimensions()
                        .forEach(d -> column(m, d).ifPresent(column -> {
                            var old = known.of(m.name(), d.name()).filter(v -> column.sameIn(before));
                            old.ifPresentOrElse(kept::add, () -> columns.add(column));
                        })));
        int all = columns.size() + kept.size();
        int each = Math.min(config.perDimension(), Math.max(LEAST, config.total() / Math.max(1, all)));
        return columns.isEmpty()
                ? Uni.createFrom().item(new ValueIndex(kept))
                : sample(columns, each).map(fresh -> {
                    kept.addAll(fresh);
                    return new ValueIndex(kept);
                });
    }

    private Uni<List<ColumnValues>> sample(List<Column> columns, int each) {
        // A column that fails is left out; a warehouse that is away fails at the first touch.
        return warehouse
                .query("select 1")
                .execute()
                .chain(() -> Multi.createFrom()
                        .iterable(columns)
                        .onItem()
                        .transformToUni(c -> values(c, c.number() ? FLAG : each)
                                .onFailure()
                                .invoke(e -> LOG.warnf(
                                        "No values of %s.%s: %s", c.model().name(), c.name(), e.getMessage()))
                                .onFailure()
                                .recoverWithItem(Optional.empty()))
                        .merge(AT_ONCE)
                        .collect()
                        .asList())
                .map(all -> all.stream().flatMap(Optional::stream).toList());
    }

    /** Texts, and numbers, which may be flags. */
    private static Optional<Column> column(
            SemanticModel model, ai.datamind.semantic.model.element.Dimension dimension) {
        boolean named = dimension instanceof CategoricalDimension categorical
                && (categorical.dataType() == DataType.TEXT
                        || categorical.dataType() == DataType.NUMBER
                        || categorical.dataType() == DataType.UNKNOWN);
        return named
                ? dimension
                        .expression()
                        .asColumn()
                        .map(name -> new Column(model, (CategoricalDimension) dimension, name))
                : Optional.empty();
    }

    private Uni<Optional<ColumnValues>> values(Column column, int most) {
        return warehouse.withTransaction(tx -> tx.query(
                        "set local statement_timeout = " + config.timeout().toMillis())
                .execute()
                .chain(() -> tx.preparedQuery(
                                "select relkind in ('r', 'm', 'p'), reltuples::float8 from pg_class where oid = to_regclass($1)")
                        .execute(Tuple.of(column.relation())))
                .map(found ->
                        found.iterator().hasNext() ? share(found.iterator().next()) : "")
                .chain(sample -> tx.preparedQuery(sql(column, sample))
                        .execute(Tuple.of(config.length(), most + 1))
                        .map(rows -> {
                            var values = new ArrayList<String>();
                            rows.forEach(row -> values.add(row.getString("value")));
                            return kept(column, values, most, sample.isEmpty());
                        })));
    }

    /** Of a large table pages from everywhere: its first rows are its oldest. */
    private String share(Row table) {
        double rows = table.getDouble(1);
        return Boolean.TRUE.equals(table.getBoolean(0)) && rows > config.rows()
                ? " tablesample system (" + 100.0 * config.rows() / rows + ") repeatable (7)"
                : "";
    }

    private String sql(Column column, String sample) {
        String name = SqlWords.quote(column.name());
        return "select value from (select cast(" + name + " as text) as value from " + column.relation() + sample
                + " where " + name + " is not null limit " + config.rows() + ") seen where length(value) <= $1"
                + " group by value order by count(*) desc, value limit $2";
    }

    /** A number of many values is a quantity, which nobody names by its values. */
    private static Optional<ColumnValues> kept(Column column, List<String> values, int most, boolean allRows) {
        boolean fits = values.size() <= most;
        if (column.number() && !fits) {
            return Optional.empty();
        }
        boolean complete = fits && (allRows || values.size() <= FEW);
        List<String> kept = fits ? values : values.subList(0, most);
        return Optional.of(
                new ColumnValues(column.model().name(), column.dimension().name(), kept, complete));
    }
}
