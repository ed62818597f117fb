package ai.datamind.semantic.metadata.autocomplete;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.metadata.facts.TableFacts;
import ai.datamind.semantic.metadata.warehouse.SeenWarehouse;
import ai.datamind.semantic.metadata.warehouse.Warehouses;
import ai.datamind.semantic.visibility.Visibility;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Suggestions while SQL is being written. */
@Path("/api/v1/metadata/sql-autocomplete")
@Produces(MediaType.APPLICATION_JSON)
public class AutocompleteResource {

    private static final int LONGEST = 20_000;
    private static final int USUAL = 20;
    private static final int MOST = 100;

    /** Few: most people see the same names, and the index of a large warehouse is large. */
    private static final int INDEXES = 16;

    private record Key(String catalog, Visibility.Names names) {}

    private record Indexed(List<TableFacts> reading, AutocompleteIndex index) {}

    private final Warehouses warehouses;
    private final Vertx vertx;
    private final Cache<Key, Indexed> kept =
            Caffeine.newBuilder().maximumSize(INDEXES).build();

    AutocompleteResource(Warehouses warehouses, Vertx vertx) {
        this.warehouses = warehouses;
        this.vertx = vertx;
    }

    /** {@code from} and {@code to} are the characters that a suggestion takes the place of. */
    @RegisterForReflection
    public record Answer(List<AutocompleteSuggestion> suggestions, int from, int to) {}

    @GET
    @RolesAllowed("analyst")
    public Uni<Answer> suggest(
            @QueryParam("sql") String sql,
            @QueryParam("position") String position,
            @QueryParam("limit") String limit,
            @QueryParam("catalog") String catalog) {
        String text = sql == null ? "" : sql;
        if (text.length() > LONGEST) {
            throw ProblemException.invalid("sql", "must not be longer than " + LONGEST + " characters");
        }
        int cursor = number("position", position, text.length(), 0, text.length());
        int most = number("limit", limit, USUAL, 1, MOST);
        var context = AutocompleteScan.at(text, cursor);
        return warehouses
                .seen(catalog, false)
                .chain(seen -> index(warehouses.named(catalog).name(), seen))
                .map(index -> new Answer(Autocomplete.suggest(index, context, most), context.from(), cursor));
    }

    /** Made anew only when the warehouse's catalog was read anew; a large one takes longer than a loop may wait. */
    @SuppressWarnings(
            "ReferenceEquality") // the same list is the same reading; comparing thousands of tables is not meant
    private Uni<AutocompleteIndex> index(String catalog, SeenWarehouse seen) {
        Key key = new Key(catalog, seen.names());
        Indexed known = kept.getIfPresent(key);
        return known != null && known.reading() == seen.reading()
                ? Uni.createFrom().item(known.index())
                : vertx.executeBlocking(
                                () -> new AutocompleteIndex(seen.tables().toList()), false)
                        .invoke(fresh -> kept.put(key, new Indexed(seen.reading(), fresh)));
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
