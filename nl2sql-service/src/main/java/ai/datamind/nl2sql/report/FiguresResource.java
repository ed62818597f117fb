package ai.datamind.nl2sql.report;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.attempt.Owner;
import ai.datamind.nl2sql.question.CurrentCaller;
import ai.datamind.nl2sql.refusal.RefusalProblem;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.warehouse.Catalog;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** Figures, and the one thing an administrator may refresh by hand: what tables there are. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class FiguresResource {
    private final FiguresRepository figures;
    private final Catalog catalog;
    private final CurrentCaller current;

    FiguresResource(FiguresRepository figures, Catalog catalog, CurrentCaller current) {
        this.figures = figures;
        this.catalog = catalog;
        this.current = current;
    }

    @GET
    @Path("/admin/metrics")
    public Uni<Metrics> metrics(@QueryParam("days") @DefaultValue("1") String days) {
        int window = days(days);
        return Uni.combine()
                .all()
                .unis(figures.byOutcome(window), figures.byStage(window))
                .asTuple()
                .map(both -> new Metrics(window, both.getItem1(), both.getItem2()));
    }

    /** What kept the warehouses busy longest, without a value of it. */
    @GET
    @Path("/admin/metrics/slow-queries")
    public Uni<SlowQueries> slow(
            @QueryParam("days") @DefaultValue("1") String days,
            @QueryParam("from_ms") @DefaultValue("1000") String ms) {
        return figures.slowest(days(days), millis(ms)).map(SlowQueries::new);
    }

    /** One row per day and provider; one's own unless one is an administrator. */
    @GET
    @Path("/analytics/metrics")
    @RolesAllowed("analyst")
    public Uni<Analytics> analytics(@QueryParam("days") @DefaultValue("30") String days) {
        return figures.byDay(days(days), Owner.orAll(current.get())).map(Analytics::new);
    }

    @POST
    @Path("/admin/schema/refresh")
    public Uni<Refreshed> refresh() {
        return catalog.refresh()
                .map(snapshots -> new Refreshed(
                        snapshots.getFirst().version(),
                        snapshots.stream()
                                .mapToInt(snapshot -> snapshot.relations().size())
                                .sum(),
                        Instant.now()))
                .onFailure(Refused.class)
                .transform(failure -> RefusalProblem.of(((Refused) failure).refusal(), "-"));
    }

    private static int days(String text) {
        try {
            int days = Integer.parseInt(text);
            if (days >= 1 && days <= 366) return days;
        } catch (NumberFormatException notANumber) {
            throw ProblemException.invalid("days", "must be a whole number from 1 to 366");
        }
        throw ProblemException.invalid("days", "must be a whole number from 1 to 366");
    }

    private static double millis(String text) {
        try {
            double ms = Double.parseDouble(text);
            if (ms >= 0) return ms;
        } catch (NumberFormatException notANumber) {
            throw ProblemException.invalid("from_ms", "must be a number of milliseconds");
        }
        throw ProblemException.invalid("from_ms", "must be a number of milliseconds");
    }

    record SlowQueries(List<FiguresRepository.Slow> data) {}

    record Metrics(int days, List<FiguresRepository.ByOutcome> outcomes, List<FiguresRepository.ByStage> stages) {}

    record Analytics(List<FiguresRepository.ByDay> data) {}

    record Refreshed(String catalogVersion, int relations, Instant refreshedAt) {}
}
