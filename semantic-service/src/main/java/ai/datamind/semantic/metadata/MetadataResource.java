package ai.datamind.semantic.metadata;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** What the connected warehouse holds. */
@Path("/api/v1/metadata")
@RegisterForReflection(targets = {MetadataResource.CatalogEntry.class})
public class MetadataResource {

    private final Warehouse warehouse;

    MetadataResource(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    public record CatalogEntry(String name, String engine) {}

    @GET
    @Path("/catalogs")
    @RolesAllowed("analyst")
    public List<CatalogEntry> catalogs() {
        return List.of(new CatalogEntry(Warehouse.NAME, "postgresql"));
    }

    @GET
    @Path("/schemas")
    @RolesAllowed("analyst")
    public Uni<List<SchemaEntry>> schemas(@QueryParam("catalog") String catalog) {
        requireKnown(catalog);
        return warehouse.tables(false).map(SchemaEntry::of);
    }

    @GET
    @Path("/tables")
    @RolesAllowed("analyst")
    public Uni<Page<TableEntry>> tables(
            @BeanParam PageQuery page,
            @QueryParam("catalog") String catalog,
            @QueryParam("schema") String schema,
            @QueryParam("refresh") @DefaultValue("false") boolean refresh) {
        requireKnown(catalog);
        return warehouse.tables(refresh).map(tables -> {
            List<TableEntry> found = tables.stream()
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
        requireKnown(catalog);
        if (table == null) {
            throw ProblemException.invalid("table", "says whose columns are wanted");
        }
        return warehouse
                .tables(false)
                .map(tables -> tables.stream()
                        .filter(t -> t.relation().table().equals(table)
                                && (schema == null || schema.equals(t.relation().schema())))
                        .findFirst()
                        .map(ColumnEntry::of)
                        .orElseThrow(() -> ProblemException.notFound("table")));
    }

    private static void requireKnown(String catalog) {
        if (catalog != null && !catalog.equals(Warehouse.NAME)) {
            throw ProblemException.notFound("catalog");
        }
    }
}
