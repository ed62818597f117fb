package ai.datamind.nl2sql.knowledge;

import ai.datamind.kit.id.Ids;
import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.question.CurrentCaller;
import ai.datamind.nl2sql.refusal.RefusalProblem;
import ai.datamind.nl2sql.refusal.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Texts about the data, for those who look after them. To whoever may not see a table its texts do not exist. */
@Path("/api/v1/knowledge")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("engineer")
public class KnowledgeResource {
    private final PieceRepository pieces;
    private final Library library;
    private final Grounds grounds;
    private final CurrentCaller current;

    KnowledgeResource(PieceRepository pieces, Library library, Grounds grounds, CurrentCaller current) {
        this.pieces = pieces;
        this.library = library;
        this.grounds = grounds;
        this.current = current;
    }

    @GET
    public Uni<Page<Piece>> list(@BeanParam PageQuery page, @QueryParam("kind") String kind) {
        return sight(current.get())
                .flatMap(sight -> pieces.all().map(all -> {
                    List<Piece> seen = all.stream()
                            .filter(piece -> kind == null || kind.equals(piece.kind()))
                            .filter(piece -> sight.test(piece.text()))
                            .toList();
                    return Page.of(
                            page,
                            seen.size(),
                            seen.stream().skip(page.offset()).limit(page.size()).toList());
                }));
    }

    @POST
    @ResponseStatus(201)
    public Uni<Piece> add(@NotNull @Valid NewPiece wanted) {
        Caller by = current.get();
        Piece piece = wanted.piece(Ids.next("know"), by.userId(), Instant.now());
        return known(by, piece)
                .flatMap(known -> pieces.add(piece))
                .flatMap(done -> library.reload())
                .flatMap(done -> pieces.find(piece.knowledgeId()));
    }

    @GET
    @Path("/{id}")
    public Uni<Piece> piece(@PathParam("id") String id) {
        return seen(current.get(), id);
    }

    @PUT
    @Path("/{id}")
    public Uni<Piece> change(@PathParam("id") String id, @NotNull @Valid NewPiece wanted) {
        Caller by = current.get();
        return seen(by, id)
                .map(before -> wanted.piece(id, before.createdBy(), before.createdAt()))
                .flatMap(piece -> known(by, piece).flatMap(known -> pieces.update(piece)))
                .flatMap(done -> library.reload())
                .flatMap(done -> pieces.find(id));
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> delete(@PathParam("id") String id) {
        return seen(current.get(), id).flatMap(pieces::delete).flatMap(done -> library.reload());
    }

    private Uni<Piece> seen(Caller by, String id) {
        return sight(by)
                .flatMap(sight -> pieces.find(id).invoke(piece -> {
                    if (!sight.test(piece.text())) throw ProblemException.notFound("knowledge");
                }));
    }

    /** Fails with 422 for a table that is not there, or not for this caller. */
    private Uni<Sight> known(Caller by, Piece piece) {
        return sight(by).invoke(sight -> {
            if (!piece.tables().stream().allMatch(sight::table)) {
                throw ProblemException.invalid("tables", "must be names of known tables, as schema.table");
            }
        });
    }

    private Uni<Sight> sight(Caller by) {
        return grounds.of(by)
                .onFailure(Refused.class)
                .transform(failure -> RefusalProblem.of(((Refused) failure).refusal(), "-"));
    }

    record NewPiece(
            @NotNull
            @Pattern(
                    regexp = "documentation|ddl|term|ontology",
                    message = "must be documentation, ddl, term or ontology")
            String kind,

            @NotBlank @Size(max = 500) String title,
            @NotBlank @Size(max = 20_000) String body,
            @Size(max = 50) List<@NotBlank @Size(max = 200) String> tables) {

        Piece piece(String id, String by, Instant at) {
            return new Piece(id, kind, title.strip(), body, tables == null ? List.of() : tables, by, at, at);
        }
    }
}
