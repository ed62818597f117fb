package ai.datamind.governance.audit;

import ai.datamind.governance.chain.AuditEntry;
import ai.datamind.governance.chain.Checkpoint;
import ai.datamind.governance.chain.Link;
import ai.datamind.governance.chain.Verification;
import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The audit log over HTTP: for administrators, read only. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class AuditResource {
    private static final HexFormat HEX = HexFormat.of();

    private final AuditRepository entries;
    private final ChainCheck check;

    AuditResource(AuditRepository entries, ChainCheck check) {
        this.entries = entries;
        this.check = check;
    }

    /** An entry as it is shown, with its place in the chain. */
    public record EntryView(
            String entryId,
            long seq,
            String action,
            String actorId,
            String actorEmail,
            String ip,
            String outcome,
            String resource,
            String correlationId,
            String source,
            Map<String, Object> detail,
            Instant occurredAt,
            Instant recordedAt,
            String hash) {

        static EntryView from(Link link) {
            AuditEntry e = link.entry();
            return new EntryView(
                    e.entryId(),
                    link.seq(),
                    e.action(),
                    e.actorId(),
                    e.actorEmail(),
                    e.ip(),
                    e.outcome(),
                    e.resource(),
                    e.correlationId(),
                    e.source(),
                    e.detail().getMap(),
                    e.occurredAt(),
                    link.recordedAt(),
                    HEX.formatHex(link.hash()));
        }
    }

    public record CheckpointView(long seq, String hash, Instant madeAt, String signature) {
        static CheckpointView from(Checkpoint made) {
            String signature = made.signature() == null ? null : HEX.formatHex(made.signature());
            return new CheckpointView(made.seq(), HEX.formatHex(made.hash()), made.madeAt(), signature);
        }
    }

    @GET
    @Path("/events")
    public Uni<Page<EntryView>> events(@BeanParam AuditParameters parameters, @BeanParam PageQuery page) {
        AuditQuery query = parameters.query();
        return entries.count(query)
                .chain(total -> entries.find(query, page.size(), page.offset())
                        .map(found -> Page.of(
                                page, total, found.stream().map(EntryView::from).toList())));
    }

    @GET
    @Path("/events/{id}")
    public Uni<EntryView> event(String id) {
        return entries.byId(id)
                .map(found -> found.stream()
                        .findFirst()
                        .map(EntryView::from)
                        .orElseThrow(() -> ProblemException.notFound("audit entry")));
    }

    @GET
    @Path("/verify")
    public Uni<Verification.Report> verify() {
        return check.run();
    }

    @GET
    @Path("/checkpoints")
    public Uni<List<CheckpointView>> checkpoints() {
        return check.checkpoints()
                .map(all -> all.stream().map(CheckpointView::from).toList());
    }

    /** The query parameters; instants are read as text so that nonsense is a 422 that names the parameter. */
    public static class AuditParameters {
        @QueryParam("user")
        String user;

        @QueryParam("type")
        String type;

        @QueryParam("outcome")
        String outcome;

        @QueryParam("correlation_id")
        String correlationId;

        @QueryParam("from")
        String from;

        @QueryParam("to")
        String to;

        AuditQuery query() {
            return new AuditQuery(user, type, outcome, correlationId, instant("from", from), instant("to", to));
        }

        private static Instant instant(String name, String text) {
            try {
                return text == null ? null : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw ProblemException.invalid(name, "must be a time such as 2026-01-31T08:00:00Z");
            }
        }
    }
}
