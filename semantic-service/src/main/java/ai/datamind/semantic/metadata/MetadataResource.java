package ai.datamind.semantic.metadata;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.metadata.warehouse.Warehouses;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What the connected warehouses hold, as far as the asker may know. */
@Path("/api/v1/metadata")
@Produces(MediaType.APPLICATION_JSON)
@RegisterForReflection(targets = {MetadataResource.CatalogEntry.class})
public class MetadataResource {

    private final Warehouses warehouses;

    MetadataResource(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    public record CatalogEntry(String name, String engine) {}

    @GET
    @Path("/catalogs")
    @RolesAllowed("analyst")
    public List<CatalogEntry> catalogs() {
        return warehouses.names().stream()
                .map(name -> new CatalogEntry(name, "postgresql"))
                .toList();
    }

    @GET
    @Path("/schemas")
    @RolesAllowed("analyst")
    public Uni<List<SchemaEntry>> schemas(@QueryParam("catalog") String catalog) {
        return warehouses.seen(catalog, false).map(seen -> SchemaEntry.of(seen.tables()));
    }

    @GET
    @Path("/tables")
    @RolesAllowed("analyst")
    public Uni<Page<TableEntry>> tables(
            @BeanParam PageQuery page,
            @QueryParam("catalog") String catalog,
            @QueryParam("schema") String schema,
            @QueryParam("refresh") @DefaultValue("false") boolean refresh) {
        return warehouses.seen(catalog, refresh).map(seen -> {
            List<TableEntry> found = seen.tables()
                    .filter(t -> schema == null || schema.equals(t.relation().schema()))
                    .map(TableEntry::of)
                    .toList();
            List<TableEntry> shown =
                    found.stream().skip(page.offset()).limit(page.size()).toList();
            return Page.of(page, found.size(), shown);
        });
    }

    @GET
    @Path("/columns")
    @RolesAllowed("analyst")
    public Uni<List<ColumnEntry>> columns(
            @QueryParam("catalog") String catalog,
            @QueryParam("schema") String schema,
            @QueryParam("table") String table) {
        if (table == null) {
            throw ProblemException.invalid("table", "says whose columns are wanted");
        }
        return warehouses.seen(catalog, false).map(seen -> ColumnEntry.of(seen.table(schema, table)));
    }
}
