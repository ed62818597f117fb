package ai.datamind.semantic.note;

import ai.datamind.semantic.dbt.quality.QualityBoard;
import ai.datamind.semantic.metadata.warehouse.Warehouse;
import ai.datamind.semantic.visibility.Sight;
import ai.datamind.semantic.visibility.Visibility;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** Of the tables asked for, those the asker may see. dbt's project is about the warehouse that is always there. */
@Path("/api/v1/semantic/table-notes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("analyst")
public class TableNoteResource {
    private final TableNoteRepository notes;
    private final QualityBoard quality;
    private final Sight sight;

    TableNoteResource(TableNoteRepository notes, QualityBoard quality, Sight sight) {
        this.notes = notes;
        this.quality = quality;
        this.sight = sight;
    }

    @POST
    public Uni<Notes> notes(@NotNull @Valid Wish wish) {
        return sight.of(Warehouse.NAME).flatMap(visibility -> {
            List<String> seen = wish.tables().stream()
                    .distinct()
                    .filter(name -> seen(visibility, name))
                    .toList();
            return notes.described(seen)
                    .map(found -> new Notes(seen.stream()
                            .map(name -> noted(name, found))
                            .map(note -> note.seen(visibility))
                            .toList()));
        });
    }

    private TableNote noted(String name, Map<String, TableNote> described) {
        return described
                .getOrDefault(name, new TableNote(name, null, Map.of(), List.of()))
                .warned(quality.warningsOf(List.of(name)));
    }

    private static boolean seen(Visibility visibility, String name) {
        String[] parts = name.split("\\.", 2);
        return parts.length == 2 && visibility.table(parts[0], parts[1]);
    }

    record Wish(@NotNull @Size(max = 200) List<@NotBlank @Size(max = 200) String> tables) {}

    @RegisterForReflection
    record Notes(List<TableNote> data) {}
}
