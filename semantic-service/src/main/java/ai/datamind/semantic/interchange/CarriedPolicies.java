package ai.datamind.semantic.interchange;

import ai.datamind.kit.client.Neighbour;
import ai.datamind.semantic.interchange.foreign.ModelJson;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.sql.Relation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The policies that speak of a document's tables. An export that asks for them and cannot have them fails: none is dropped in silence. */
@ApplicationScoped
class CarriedPolicies {

    private static final int PAGE = 500;
    private static final Neighbour GOVERNANCE = new Neighbour("governance-service", Duration.ofSeconds(5));

    private final GovernanceClient governance;

    CarriedPolicies(@RestClient GovernanceClient governance) {
        this.governance = governance;
    }

    Uni<JsonNode> of(List<ModelDocument> documents) {
        List<Relation> relations = documents.stream()
                .flatMap(d -> d.semanticModels().stream())
                .map(m -> m.relation())
                .toList();
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicInteger(),
                        page -> GOVERNANCE.call(governance.policies(page.incrementAndGet(), PAGE)))
                .whilst(answer -> answer.data().size() == PAGE)
                .onItem()
                .transformToIterable(GovernanceClient.Policies::data)
                .filter(policy -> relations.stream().anyMatch(r -> speaksOf(policy, r)))
                .collect()
                .in(ModelJson.JSON::createArrayNode, (ArrayNode all, JsonNode policy) -> all.add(policy))
                .map(all -> (JsonNode) all);
    }

    /** A table of {@code *} or none at all is every table of the schema. */
    static boolean speaksOf(JsonNode policy, Relation relation) {
        JsonNode resource = policy.path("resource");
        return matches(resource.path("schema"), relation.schema()) && matches(resource.path("table"), relation.table());
    }

    private static boolean matches(JsonNode said, String name) {
        return !said.isTextual()
                || said.textValue().equals("*")
                || name == null
                || said.textValue().equals(name);
    }
}
