package ai.datamind.usage.report;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.kit.subject.Role;
import ai.datamind.kit.subject.Subject;
import ai.datamind.usage.report.Figures.DashboardFigures;
import ai.datamind.usage.report.Figures.ModelFigures;
import ai.datamind.usage.report.Figures.QueryFigures;
import ai.datamind.usage.report.Figures.Summary;
import ai.datamind.usage.report.Figures.UserFigures;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Usage over HTTP: administrators see everybody's figures, others their own. */
@Path("/api/v1/usage")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ReportResource {
    private final ReportRepository reports;
    private final CurrentSubject subject;

    ReportResource(ReportRepository reports, CurrentSubject subject) {
        this.reports = reports;
        this.subject = subject;
    }

    @GET
    @Path("/summary")
    public Uni<Summary> summary(@QueryParam("days") String days) {
        return reports.summary(span(days));
    }

    @GET
    @Path("/users")
    public Uni<Page<UserFigures>> users(@QueryParam("days") String days, @BeanParam PageQuery page) {
        return reports.users(span(days), page);
    }

    @GET
    @Path("/queries")
    public Uni<Page<QueryFigures>> queries(@QueryParam("days") String days, @BeanParam PageQuery page) {
        return reports.queries(span(days), page);
    }

    @GET
    @Path("/dashboards")
    public Uni<Page<DashboardFigures>> dashboards(@QueryParam("days") String days, @BeanParam PageQuery page) {
        return reports.dashboards(span(days), page);
    }

    @GET
    @Path("/llm-tokens")
    public Uni<Page<ModelFigures>> llmTokens(@QueryParam("days") String days, @BeanParam PageQuery page) {
        return reports.models(span(days), page);
    }

    private Span span(String days) {
        Subject who = subject.get();
        return Span.of(days, who.role() == Role.ADMIN ? null : who.userId());
    }
}
