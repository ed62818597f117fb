package ai.datamind.semantic.metadata;

import ai.datamind.kit.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Suggestions while SQL is being written. */
@Path("/api/v1/metadata/sql-autocomplete")
public class AutocompleteResource {

    private static final int LONGEST = 20_000;
    private static final int USUAL = 20;
    private static final int MOST = 100;

    private record Indexed(List<TableFacts> tables, AutocompleteIndex index) {}

    private final Warehouse warehouse;
    private final Vertx vertx;
    private final AtomicReference<Indexed> last = new AtomicReference<>();

    AutocompleteResource(Warehouse warehouse, Vertx vertx) {
        this.warehouse = warehouse;
        this.vertx = vertx;
    }

    /** {@code from} and {@code to} are the characters that a suggestion takes the place of. */
    @RegisterForReflection
    public record Answer(List<AutocompleteSuggestion> suggestions, int from, int to) {}

    @GET
    @RolesAllowed("analyst")
    public Uni<Answer> suggest(
            @QueryParam("sql") String sql, @QueryParam("position") String position, @QueryParam("limit") String limit) {
        String text = sql == null ? "" : sql;
        if (text.length() > LONGEST) {
            throw ProblemException.invalid("sql", "must not be longer than " + LONGEST + " characters");
        }
        int cursor = number("position", position, text.length(), 0, text.length());
        int most = number("limit", limit, USUAL, 1, MOST);
        var context = AutocompleteScan.at(text, cursor);
        return warehouse
                .tables(false)
                .chain(this::index)
                .map(index -> new Answer(Autocomplete.suggest(index, context, most), context.from(), cursor));
    }

    /** Made anew only when the warehouse's catalog was read anew; a large one takes longer than a loop may wait. */
    @SuppressWarnings(
            "ReferenceEquality") // the same list is the same reading; comparing thousands of tables is not meant
    private Uni<AutocompleteIndex> index(List<TableFacts> tables) {
        Indexed known = last.get();
        return known != null && known.tables() == tables
                ? Uni.createFrom().item(known.index())
                : vertx.executeBlocking(() -> new AutocompleteIndex(tables), false)
                        .invoke(fresh -> last.set(new Indexed(tables, fresh)));
    }

    private static int number(String name, String text, int usual, int least, int most) {
        try {
            int value = text == null ? usual : Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw ProblemException.invalid(name, "must be a whole number from " + least + " to " + most);
        }
        throw ProblemException.invalid(name, "must be a whole number from " + least + " to " + most);
    }
}
