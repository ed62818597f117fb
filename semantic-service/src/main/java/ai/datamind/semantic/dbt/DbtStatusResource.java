package ai.datamind.semantic.dbt;

import ai.datamind.semantic.dbt.quality.ModelQuality;
import ai.datamind.semantic.dbt.run.DbtJobs;
import ai.datamind.semantic.dbt.run.DbtProject;
import ai.datamind.semantic.metadata.warehouse.Warehouses;
import ai.datamind.semantic.visibility.Visibility;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** How dbt is doing: of the models the asker may see. */
@Path("/api/v1/admin/dbt")
@Produces(MediaType.APPLICATION_JSON)
public class DbtStatusResource {

    /** Members of a report that name everything there is. */
    private static final List<String> NAMES = List.of("documents", "skipped");

    private final DbtJobs jobs;
    private final DbtSync sync;
    private final DbtRepository repository;
    private final Warehouses warehouses;

    DbtStatusResource(DbtJobs jobs, DbtSync sync, DbtRepository repository, Warehouses warehouses) {
        this.jobs = jobs;
        this.sync = sync;
        this.repository = repository;
        this.warehouses = warehouses;
    }

    @GET
    @Path("status")
    @RolesAllowed("engineer")
    public Uni<DbtStatus> status() {
        List<String> projects = sync.projects().stream().map(DbtProject::name).toList();
        return warehouses
                .visibility()
                .chain(visibility -> repository
                        .reports()
                        .chain(reports -> repository
                                .qualities()
                                .map(all -> DbtStatus.of(
                                        jobs.installed(), projects, seen(all, visibility), withoutNames(reports)))));
    }

    private static List<ModelQuality> seen(List<ModelQuality> all, Visibility visibility) {
        return all.stream()
                .filter(q -> visibility.table(q.schema(), q.relation()))
                .toList();
    }

    private static List<JsonObject> withoutNames(List<JsonObject> reports) {
        List<JsonObject> counted = reports.stream().map(JsonObject::copy).toList();
        counted.forEach(report -> NAMES.forEach(report::remove));
        return counted;
    }

    /** The last report of each project, whole: also what was made of it and what was left out, by name. */
    @GET
    @Path("syncs")
    @RolesAllowed("admin")
    public Uni<List<Map<String, Object>>> syncs() {
        return repository
                .reports()
                .map(reports -> reports.stream().map(JsonObject::getMap).toList());
    }
}
