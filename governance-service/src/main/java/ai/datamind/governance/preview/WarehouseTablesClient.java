package ai.datamind.governance.preview;

import ai.datamind.governance.preview.PreviewRequest.ColumnView;
import ai.datamind.governance.preview.PreviewRequest.TableView;
import ai.datamind.kit.client.Neighbour;
import ai.datamind.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The tables of a warehouse that a text may be about, as the semantic service knows them. */
@ApplicationScoped
class WarehouseTablesClient {
    private static final int MOST = 500;
    private static final Neighbour SEMANTIC = new Neighbour("semantic-service", Duration.ofSeconds(10));

    private final SemanticClient semantic;

    WarehouseTablesClient(@RestClient SemanticClient semantic) {
        this.semantic = semantic;
    }

    /** @param text all SQL that will be resolved: a table whose name does not occur in it is not looked up */
    Uni<List<TableView>> namedIn(String text, String warehouse) {
        String lower = text.toLowerCase(Locale.ROOT);
        return SEMANTIC.call(semantic.tables(warehouse, MOST))
                .onFailure(WarehouseTablesClient::isUnknown)
                .transform(unknown -> ProblemException.invalid("warehouse", "is not known"))
                .chain(tables -> columns(
                        warehouse,
                        tables.data().stream()
                                .filter(table -> lower.contains(table.name().toLowerCase(Locale.ROOT)))
                                .toList()));
    }

    private Uni<List<TableView>> columns(String warehouse, List<SemanticClient.Table> tables) {
        if (tables.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.join()
                .all(tables.stream().map(table -> columns(warehouse, table)).toList())
                .andFailFast();
    }

    private Uni<TableView> columns(String warehouse, SemanticClient.Table table) {
        return SEMANTIC.call(semantic.columns(warehouse, table.schema(), table.name()))
                .map(columns -> new TableView(
                        table.schema(),
                        table.name(),
                        columns.stream()
                                .map(column -> new ColumnView(column.name(), column.type(), !column.nullable()))
                                .toList()));
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == 404;
    }
}
