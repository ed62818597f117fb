package ai.datamind.semantic.model;

import ai.datamind.semantic.model.element.Hierarchy;
import ai.datamind.semantic.model.element.Names;
import ai.datamind.semantic.model.filter.NamedFilter;
import ai.datamind.semantic.model.metric.Certification;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.time.TimeSpine;
import java.util.List;

/** What people write, keep and version under one name: a group of semantic models with what is said over them. */
public record ModelDocument(
        String name,
        String description,
        String owner,
        List<String> tags,
        Category category,
        Certification certification,
        List<SemanticModel> semanticModels,
        List<Metric> metrics,
        List<NamedFilter> filters,
        List<Hierarchy> hierarchies,
        List<GlossaryTerm> glossary,
        List<TimeSpine> timeSpines) {

    public enum Category {
        DEVELOPMENT,
        STAGING,
        PRODUCTION
    }

    /** A document with nothing in it yet. */
    public static ModelDocument empty(String name, String description) {
        return new ModelDocument(
                name,
                description,
                null,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The terms that people gave the company's words, apart from any document of theirs. */
    public static ModelDocument glossary(List<GlossaryTerm> terms) {
        return new ModelDocument(
                "glossary",
                null,
                null,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                terms,
                List.of());
    }

    /** The same document with other semantic models. */
    public ModelDocument with(List<SemanticModel> models) {
        return new ModelDocument(
                name,
                description,
                owner,
                tags,
                category,
                certification,
                models,
                metrics,
                filters,
                hierarchies,
                glossary,
                timeSpines);
    }

    /** The same document with other metrics. */
    public ModelDocument measuring(List<Metric> others) {
        return new ModelDocument(
                name,
                description,
                owner,
                tags,
                category,
                certification,
                semanticModels,
                others,
                filters,
                hierarchies,
                glossary,
                timeSpines);
    }

    public ModelDocument {
        Names.require("model", name);
        tags = tags == null ? List.of() : List.copyOf(tags);
        category = category == null ? Category.PRODUCTION : category;
        certification = certification == null ? Certification.DRAFT : certification;
        semanticModels = semanticModels == null ? List.of() : List.copyOf(semanticModels);
        metrics = metrics == null ? List.of() : List.copyOf(metrics);
        filters = filters == null ? List.of() : List.copyOf(filters);
        hierarchies = hierarchies == null ? List.of() : List.copyOf(hierarchies);
        glossary = glossary == null ? List.of() : List.copyOf(glossary);
        timeSpines = timeSpines == null ? List.of() : List.copyOf(timeSpines);
    }
}
