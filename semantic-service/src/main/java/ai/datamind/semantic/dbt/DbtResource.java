package ai.datamind.semantic.dbt;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.semantic.dbt.run.DbtArguments;
import ai.datamind.semantic.dbt.run.DbtCommand;
import ai.datamind.semantic.dbt.run.DbtConfig;
import ai.datamind.semantic.dbt.run.DbtJob;
import ai.datamind.semantic.dbt.run.DbtJobs;
import ai.datamind.semantic.dbt.run.DbtProject;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** dbt over HTTP: runs are jobs (202 and a log to follow), a sync answers with its report. */
@Path("/api/v1/admin/dbt")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class DbtResource {

    private static final Logger LOG = Logger.getLogger(DbtResource.class);

    private final DbtJobs jobs;
    private final DbtSync sync;
    private final DbtConfig config;
    private final CurrentSubject current;

    DbtResource(DbtJobs jobs, DbtSync sync, DbtConfig config, CurrentSubject current) {
        this.jobs = jobs;
        this.sync = sync;
        this.config = config;
        this.current = current;
    }

    @POST
    @Path("run")
    @ResponseStatus(202)
    public Uni<DbtJob> run(DbtArguments arguments) {
        return start(DbtCommand.RUN, arguments);
    }

    @POST
    @Path("test")
    @ResponseStatus(202)
    public Uni<DbtJob> test(DbtArguments arguments) {
        return start(DbtCommand.TEST, arguments);
    }

    @POST
    @Path("docs")
    @ResponseStatus(202)
    public Uni<DbtJob> docs(DbtArguments arguments) {
        return start(DbtCommand.DOCS, arguments);
    }

    private Uni<DbtJob> start(DbtCommand command, DbtArguments arguments) {
        String user = current.get().userId();
        return jobs.start(
                command,
                arguments == null ? DbtArguments.none() : arguments,
                user,
                project -> sync.sync(project, user)
                        .subscribe()
                        .with(
                                done -> LOG.debugf("dbt project %s is synchronised after its run", project.name()),
                                failed -> LOG.warnf(failed, "The sync of %s after its run failed", project.name())));
    }

    /** @param project folder of the project below the configured path, or null for that path itself */
    public record SyncRequest(String project) {

        DbtArguments arguments() {
            return new DbtArguments(project, null, null, null, null, null);
        }
    }

    @POST
    @Path("sync")
    public Uni<SyncReport> sync(SyncRequest request) {
        String name = request == null ? null : request.arguments().project();
        String user = current.get().userId();
        return sync.sync(DbtProject.at(config.projectPath(), name), user);
    }

    /** Selections and logs name everything there is: jobs are shown to those who may start them. */
    @GET
    @Path("jobs")
    public Uni<Page<DbtJob>> jobs(@BeanParam PageQuery page) {
        return jobs.list(page);
    }

    @GET
    @Path("jobs/{id}")
    public Uni<DbtJob> job(String id) {
        return jobs.one(id);
    }

    @POST
    @Path("jobs/{id}/cancel")
    public Uni<DbtJob> cancel(String id) {
        return jobs.cancel(id);
    }

    /** One event per line, from the first line on, until the job ends. */
    @GET
    @Path("jobs/{id}/log")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    public Multi<String> log(String id) {
        return jobs.log(id);
    }
}
