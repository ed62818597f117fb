package ai.datamind.governance.preview;

import ai.datamind.kit.subject.Role;
import ai.datamind.kit.subject.Subject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * @param warehouse whose policies count; the policy's own when absent
 * @param tables the tables the statement may name; absent: those the warehouse is known to have
 */
public record PreviewRequest(
        @NotNull @Valid SubjectView subject,
        @NotBlank @Size(max = 100_000) String sql,
        @Size(max = 63) String warehouse,
        @Valid @Size(max = 500) List<TableView> tables) {

    /** Somebody, real or not. */
    public record SubjectView(
            String userId,
            String email,

            @NotNull @Pattern(regexp = "viewer|analyst|engineer|admin")
            String role,

            Set<String> groups,
            Map<String, String> attributes,
            String projectId) {

        Subject subject() {
            return new Subject(
                    userId == null ? "usr-preview" : userId,
                    email,
                    Role.of(role),
                    groups == null ? Set.of() : groups,
                    attributes == null ? Map.of() : attributes,
                    null);
        }
    }

    public record TableView(
            @NotBlank String schema,
            @NotBlank String name,
            @NotEmpty @Valid List<ColumnView> columns) {}

    /** @param type as the warehouse prints it, such as {@code character varying(25)} */
    public record ColumnView(
            @NotBlank String name, @NotBlank String type, boolean notNull) {}
}
