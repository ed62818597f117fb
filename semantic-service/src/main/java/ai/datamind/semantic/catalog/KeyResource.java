package ai.datamind.semantic.catalog;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.key.DeclaredKey;
import ai.datamind.semantic.key.KeyFacts;
import ai.datamind.semantic.metadata.warehouse.Warehouses;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.visibility.SeenModels;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;

/** Which of a published document's keys the rows keep. */
@Path("/api/v1/models/{name}/keys")
@Produces(MediaType.APPLICATION_JSON)
public class KeyResource {

    private final PublishedManifest published;
    private final SeenModels models;
    private final Warehouses warehouses;

    KeyResource(PublishedManifest published, SeenModels models, Warehouses warehouses) {
        this.published = published;
        this.models = models;
        this.warehouses = warehouses;
    }

    /** {@code state} is kept, repeated or unchecked; {@code within} names the partitions that a repeated key is unique in. */
    @RegisterForReflection
    public record CheckedKey(
            String semanticModel,
            String entity,
            String type,
            List<String> columns,
            String state,
            List<String> within) {}

    @GET
    @RolesAllowed("engineer")
    public Uni<List<CheckedKey>> keys(@PathParam("name") String name) {
        var publication = published.current();
        return warehouses
                .visibility()
                .map(visibility -> models.of(publication.manifest(), visibility).documents().stream()
                        .filter(d -> d.name().equals(name))
                        .findFirst()
                        .map(d -> keys(d, publication.keys()))
                        .orElseThrow(() -> ProblemException.notFound("published model")));
    }

    private static List<CheckedKey> keys(ModelDocument document, KeyFacts facts) {
        return document.semanticModels().stream()
                .flatMap(m -> m.entities().stream()
                        .flatMap(e -> DeclaredKey.of(m, e).stream().map(key -> checked(m, e, key, facts))))
                .toList();
    }

    private static CheckedKey checked(SemanticModel model, Entity entity, DeclaredKey key, KeyFacts facts) {
        List<SqlExpression> partitions = DeclaredKey.partitions(model);
        boolean helped = facts.of(key) != facts.of(key, partitions);
        return new CheckedKey(
                model.name(),
                entity.link(),
                word(entity.type()),
                key.parts().stream().map(SqlExpression::text).toList(),
                word(facts.of(key, partitions)),
                helped ? partitions.stream().map(SqlExpression::text).toList() : List.of());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
