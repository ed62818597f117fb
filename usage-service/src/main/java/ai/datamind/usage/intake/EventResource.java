package ai.datamind.usage.intake;

import ai.datamind.kit.id.Ids;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.CurrentSubject;
import ai.datamind.outbox.Fact;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What clients report of themselves. The user is the token's, whatever the client says. */
@Path("/api/v1/usage/events")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class EventResource {
    private static final int MOST_PROPERTIES = 20;
    private static final int LONGEST_PROPERTY = 200;
    private static final int ACCEPTED = 202;

    private final EventRepository events;
    private final CurrentSubject subject;

    EventResource(EventRepository events, CurrentSubject subject) {
        this.events = events;
        this.subject = subject;
    }

    /**
     * @param event what happened, such as dashboard.viewed
     * @param subject id of what it happened to
     * @param properties texts, numbers and booleans; no data of rows
     */
    public record ClientEventRequest(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*){0,4}") @Size(max = 100)
            String event,

            @Size(max = 100) String subject,
            Map<String, Object> properties) {
        public ClientEventRequest {
            properties = properties == null ? Map.of() : properties;
        }
    }

    public record ClientEventResponse(String eventId, String status) {}

    @RegisterForReflection
    record Recorded(
            String eventId,
            String userId,
            String event,
            String subject,
            Map<String, Object> properties,
            Instant occurredAt) {}

    @POST
    @ResponseStatus(ACCEPTED)
    public Uni<ClientEventResponse> record(@NotNull @Valid ClientEventRequest request) {
        check(request.properties());
        String id = Ids.next("evt");
        String user = subject.get().userId();
        Recorded recorded =
                new Recorded(id, user, request.event(), request.subject(), request.properties(), Instant.now());
        return events.publish(new Fact("datamind.usage.v1", "ai.datamind.usage.recorded.v1", id, user, recorded))
                .replaceWith(new ClientEventResponse(id, "recorded"));
    }

    private static void check(Map<String, Object> properties) {
        if (properties.size() > MOST_PROPERTIES) {
            throw ProblemException.invalid("properties", "must not have more than " + MOST_PROPERTIES + " members");
        }
        properties.forEach((name, value) -> {
            boolean plain =
                    value == null || value instanceof Number || value instanceof Boolean || value instanceof String;
            if (!plain
                    || name.length() > LONGEST_PROPERTY
                    || String.valueOf(value).length() > LONGEST_PROPERTY) {
                throw ProblemException.invalid(
                        "properties",
                        "must be texts of up to " + LONGEST_PROPERTY + " characters, numbers or booleans");
            }
        });
    }
}
