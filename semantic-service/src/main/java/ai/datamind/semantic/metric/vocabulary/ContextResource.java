package ai.datamind.semantic.metric.vocabulary;

import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.element.Dimension;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;

/** The published vocabulary as text, for readers that read text; nothing in it that its asker may not see. */
@Path("/api/v1/semantic")
@Produces(MediaType.APPLICATION_JSON)
public class ContextResource {

    private final Vocabulary vocabulary;

    ContextResource(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @RegisterForReflection
    public record Context(long modelVersion, String modelHash, String text) {}

    @GET
    @Path("/context")
    @RolesAllowed("analyst")
    public Uni<Context> context() {
        return vocabulary.manifest().map(ContextResource::written);
    }

    private static Context written(SemanticManifest manifest) {
        var text = new StringBuilder();
        for (var model : manifest.models()) {
            text.append(model.name())
                    .append(" (")
                    .append(model.relation())
                    .append("): ")
                    .append(or(model.description()))
                    .append('\n');
            text.append("  dimensions: ")
                    .append(model.dimensions().stream().map(Dimension::name).collect(Collectors.joining(", ")))
                    .append('\n');
        }
        manifest.metrics()
                .forEach(m -> text.append("metric ")
                        .append(m.name())
                        .append(": ")
                        .append(or(m.header().description()))
                        .append(" = ")
                        .append(MetricWords.of(m, manifest))
                        .append('\n'));
        manifest.filters()
                .forEach(f -> text.append("filter ")
                        .append(f.name())
                        .append(": ")
                        .append(or(f.description()))
                        .append('\n'));
        manifest.glossary()
                .forEach(t -> text.append("term ")
                        .append(t.term())
                        .append(": ")
                        .append(t.definition())
                        .append('\n'));
        return new Context(manifest.version(), manifest.hash(), text.toString());
    }

    private static String or(String description) {
        return description == null ? "" : description;
    }
}
