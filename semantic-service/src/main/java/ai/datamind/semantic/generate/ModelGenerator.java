package ai.datamind.semantic.generate;

import ai.datamind.semantic.generate.proposal.DimensionProposals;
import ai.datamind.semantic.generate.proposal.EntityProposals;
import ai.datamind.semantic.generate.proposal.Evidence;
import ai.datamind.semantic.generate.proposal.Inclusion;
import ai.datamind.semantic.generate.proposal.MeasureProposals;
import ai.datamind.semantic.generate.proposal.Relationships;
import ai.datamind.semantic.generate.word.Descriptions;
import ai.datamind.semantic.generate.word.Words;
import ai.datamind.semantic.metadata.facts.TableFacts;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.metric.Metric;
import ai.datamind.semantic.model.sql.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Facts to a proposed model. A function of its input: equal facts give equal proposals. */
public final class ModelGenerator {

    private final List<Evidence> evidence = new ArrayList<>();
    private final Map<Relation, String> entities = new LinkedHashMap<>();
    private final Map<Relation, String> models = new LinkedHashMap<>();
    private final Set<String> measureNames = new HashSet<>();

    private ModelGenerator() {}

    /**
     * @param name of the document
     * @param facts all tables that may be related, counted where they could be
     * @param inclusion looks whether one column's values stand in another, where keys are not declared
     */
    public static Proposal propose(String name, List<TableFacts> facts, Inclusion inclusion) {
        return new ModelGenerator().run(name, facts, inclusion);
    }

    private Proposal run(String name, List<TableFacts> facts, Inclusion inclusion) {
        List<TableFacts> tables = new Relationships(facts, inclusion, evidence).completed();
        names(tables);
        var wanted = new HashMap<String, Integer>();
        tables.forEach(t -> MeasureProposals.names(t).forEach(n -> wanted.merge(n, 1, Integer::sum)));
        var semantic = new ArrayList<SemanticModel>();
        tables.forEach(t -> semantic.add(model(t, wanted)));
        var document = new ModelDocument(
                name,
                "Proposed from the database's own keys, names, comments and values",
                null,
                List.of("generated"),
                ModelDocument.Category.DEVELOPMENT,
                null,
                semantic,
                List.<Metric>of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new Proposal(document, evidence);
    }

    /** Two schemas may hold tables of one name. */
    private void names(List<TableFacts> tables) {
        var takenModels = new HashSet<String>();
        var takenEntities = new HashSet<String>();
        for (var table : tables) {
            Relation relation = table.relation();
            String plain = Words.name(relation.table());
            String model = takenModels.contains(plain) && relation.schema() != null
                    ? Words.name(relation.schema() + "_" + relation.table())
                    : plain;
            models.put(relation, Words.fresh(model, takenModels));
            entities.put(relation, Words.fresh(Words.singularName(model), takenEntities));
        }
    }

    private SemanticModel model(TableFacts table, Map<String, Integer> wanted) {
        String model = models.get(table.relation());
        var dimensions = new DimensionProposals(table, evidence, model);
        var entityProposals = new EntityProposals(table, entities, evidence, model);
        var measures =
                new MeasureProposals(table, entities.get(table.relation()), wanted, measureNames, evidence, model);
        evidence.add(
                table.comment() == null
                        ? new Evidence(model + ".description", 0.3, "made of the table's name; it has no comment")
                        : new Evidence(model + ".description", 0.9, "the table's own comment"));
        var time = dimensions.defaultTime();
        time.ifPresent(t -> evidence.add(new Evidence(
                model + ".default_time", 0.6, "'" + t + "' is the date that rows are most likely counted by")));
        return new SemanticModel(
                model,
                table.relation(),
                Descriptions.of(table),
                synonyms(table, model),
                dimensions.display().orElse(null),
                time.map(t -> ElementRef.of(List.of(), t)).orElse(null),
                Map.of(),
                null,
                entityProposals.all(),
                dimensions.all(),
                measures.all());
    }

    private List<String> synonyms(TableFacts table, String model) {
        String singular = entities.get(table.relation()).replace('_', ' ');
        String spoken = model.replace('_', ' ');
        var synonyms = new ArrayList<String>();
        if (!singular.equals(spoken)) {
            synonyms.add(singular);
        }
        Descriptions.shortName(table.comment(), spoken).ifPresent(synonyms::add);
        return synonyms;
    }
}
