package ai.datamind.gateway.group;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Bodies of requests about groups. */
final class GroupRequests {

    /** Names that policies and projects refer to. */
    private static final String NAME = "[a-zA-Z0-9][a-zA-Z0-9 ._-]{0,63}";

    private static final String RULE = "must be letters, digits, space, dot, dash or underscore";

    private GroupRequests() {}

    public record NewGroup(
            @NotNull @Pattern(regexp = NAME, message = RULE) String name,
            @Size(max = 500) String description) {}

    /** Absent members stay as they are. */
    public record GroupChange(
            @Pattern(regexp = NAME, message = RULE) String name,
            @Size(max = 500) String description) {}
}
