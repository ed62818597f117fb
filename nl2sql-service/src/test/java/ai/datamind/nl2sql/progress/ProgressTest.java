package ai.datamind.nl2sql.progress;

import ai.datamind.nl2sql.fake.Neighbours;
import ai.datamind.nl2sql.fake.Watched;
import ai.datamind.testkit.SuiteResource;
import ai.datamind.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

import static ai.datamind.nl2sql.fake.Asked.ANALYST;
import static ai.datamind.nl2sql.fake.Asked.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "tpch", value = "0.01"))
@QuarkusTestResource(Neighbours.class)
class ProgressTest {
    @Test
    void theOwnerIsToldWhatBecameOfIt() throws InterruptedException {
        String id = query();
        Watched watched = Watched.of(ANALYST, id);
        assertThat(watched.next()).contains("\"type\":\"done\"").contains("\"status\":\"success\"");
        assertThat(watched.next()).isEqualTo("closed 1000");
    }

    @Test
    void anybodyElseIsToldThatThereIsNothing() throws InterruptedException {
        assertThat(Watched.of(OTHER, query()).next()).isEqualTo("closed 4404");
    }

    @Test
    void withoutAValidTokenThereIsNoUpgrade() {
        String id = query();
        assertThatThrownBy(() -> Watched.with(Tokens.forged(ANALYST.email(), ANALYST.role()), id))
                .isInstanceOf(CompletionException.class);
        assertThatThrownBy(() -> Watched.with(Tokens.of("viewer@datamind.local", "viewer"), id))
                .isInstanceOf(CompletionException.class);
    }

    private static String query() {
        return ANALYST.execute("select n_name from tpch.nation").extract().path("query_id");
    }
}
