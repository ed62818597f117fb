package ai.datamind.nl2sql.demo;

import ai.datamind.kit.correlation.Correlation;
import ai.datamind.nl2sql.llm.LlmChain;
import ai.datamind.nl2sql.refusal.RefusalProblem;
import ai.datamind.nl2sql.refusal.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** Open to everybody; the gateway limits how often. */
@Path("/api/v1/generate-sql")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class DemoResource {
    private final Demo demo;

    DemoResource(Demo demo) {
        this.demo = demo;
    }

    @POST
    public Uni<Shown> generate(@NotNull @Valid Wish wish) {
        return demo.write(wish.question().strip(), wish.context())
                .map(written -> new Shown(
                        written.sql(),
                        written.outcome(),
                        written.message(),
                        written.provider(),
                        warnings(written),
                        Correlation.id(),
                        Instant.now()))
                .onFailure(Refused.class)
                .transform(failure -> RefusalProblem.of(((Refused) failure).refusal(), "-"));
    }

    private static List<String> warnings(Demo.Written written) {
        return LlmChain.SEMANTIC.equals(written.provider())
                ? List.of(
                        "Nothing was run.",
                        "The tables are those of a small shop that exists nowhere; none are taken from you.")
                : List.of("Nothing was run.");
    }

    /** @param context tables and columns, in whatever words the visitor has */
    record Wish(
            @NotBlank @Size(max = 500) String question,
            @Size(max = 4_000) String context) {}

    record Shown(
            String sql,
            String outcome,
            String explanation,
            String provider,
            List<String> warnings,
            String correlationId,
            Instant generatedAt) {}
}
