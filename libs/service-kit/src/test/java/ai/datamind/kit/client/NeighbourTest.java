package ai.datamind.kit.client;

import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class NeighbourTest {

    private static final Neighbour GOVERNANCE = new Neighbour("governance-service", Duration.ofSeconds(1));

    private static ProblemException refusalOf(Throwable failure) {
        return catchThrowableOfType(
                ProblemException.class,
                () -> GOVERNANCE.call(Uni.createFrom().failure(failure)).await().indefinitely());
    }

    private static Throwable absent(Object body) {
        return new WebApplicationException(Response.status(503).entity(body).build());
    }

    @Test
    void whoMissesAnotherIsNotBlamed() {
        ProblemException refusal = refusalOf(absent("{\"code\":\"DEPENDENCY_DOWN\",\"service\":\"database\"}"));

        assertThat(refusal.code()).isEqualTo(KitCode.DEPENDENCY_DOWN);
        assertThat(refusal.getMessage()).isEqualTo("database is not reachable.");
        assertThat(refusal.extensions()).containsEntry("service", "database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"service\":null}"})
    void anAbsenceThatSaysNothingMoreIsTheNeighboursOwn(String body) {
        assertThat(refusalOf(absent(body)).getMessage()).isEqualTo("governance-service is not ready.");
    }
}
