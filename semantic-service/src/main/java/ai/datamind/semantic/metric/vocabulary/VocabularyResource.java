package ai.datamind.semantic.metric.vocabulary;

import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.semantic.model.SemanticManifest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/** The published vocabulary, part by part, as the asker sees it. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class VocabularyResource {

    private final Vocabulary vocabulary;

    VocabularyResource(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @RegisterForReflection
    public record EntityEntry(String name, String type, String link, String semanticModel, String description) {}

    @RegisterForReflection
    public record DimensionEntry(
            String name,
            String semanticModel,
            String type,
            String expression,
            String description,
            List<String> synonyms) {}

    @RegisterForReflection
    public record NamedEntry(String name, String description, List<String> synonyms, List<String> levels) {}

    @GET
    @Path("/entities")
    @RolesAllowed("viewer")
    public Uni<Page<EntityEntry>> entities(@BeanParam PageQuery page) {
        return paged(
                page,
                manifest -> manifest.models().stream()
                        .flatMap(m -> m.entities().stream()
                                .map(e -> new EntityEntry(
                                        e.name(),
                                        e.type().name().toLowerCase(Locale.ROOT),
                                        e.link(),
                                        m.name(),
                                        e.description())))
                        .toList());
    }

    @GET
    @Path("/dimensions")
    @RolesAllowed("viewer")
    public Uni<Page<DimensionEntry>> dimensions(@BeanParam PageQuery page) {
        return paged(
                page,
                manifest -> manifest.models().stream()
                        .flatMap(m -> m.dimensions().stream()
                                .map(d -> new DimensionEntry(
                                        d.name(),
                                        m.name(),
                                        d.dataType().name().toLowerCase(Locale.ROOT),
                                        d.expression().text(),
                                        d.description(),
                                        d.synonyms())))
                        .toList());
    }

    @GET
    @Path("/hierarchies")
    @RolesAllowed("viewer")
    public Uni<Page<NamedEntry>> hierarchies(@BeanParam PageQuery page) {
        return paged(
                page,
                manifest -> manifest.hierarchies().stream()
                        .map(h -> new NamedEntry(
                                h.name(),
                                h.description(),
                                h.synonyms(),
                                h.levels().stream().map(Objects::toString).toList()))
                        .toList());
    }

    @GET
    @Path("/filters")
    @RolesAllowed("viewer")
    public Uni<Page<NamedEntry>> filters(@BeanParam PageQuery page) {
        return paged(
                page,
                manifest -> manifest.filters().stream()
                        .map(f -> new NamedEntry(f.name(), f.description(), f.synonyms(), List.of()))
                        .toList());
    }

    private <T> Uni<Page<T>> paged(PageQuery page, Function<SemanticManifest, List<T>> entries) {
        return vocabulary.manifest().map(manifest -> {
            List<T> all = entries.apply(manifest);
            return Page.of(
                    page,
                    all.size(),
                    all.stream().skip(page.offset()).limit(page.size()).toList());
        });
    }
}
