package ai.datamind.semantic.generate.proposal;

import ai.datamind.semantic.generate.word.Words;
import ai.datamind.semantic.metadata.facts.ColumnFacts;
import ai.datamind.semantic.metadata.facts.TableFacts;
import ai.datamind.semantic.metadata.facts.TableFacts.Reference;
import ai.datamind.semantic.model.element.Entity;
import ai.datamind.semantic.model.element.EntityType;
import ai.datamind.semantic.model.sql.Relation;
import ai.datamind.semantic.model.sql.SqlExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keys as entities: the primary key as the table's own, each reference as a link, with a role where its name says one. */
public record EntityProposals(TableFacts table, Map<Relation, String> names, List<Evidence> evidence, String model) {

    private static final Set<String> KEY_WORDS = Set.of("id", "key", "code", "no", "number", "nr", "num", "sk", "fk");

    public List<Entity> all() {
        var entities = new ArrayList<Entity>();
        var links = new HashSet<String>();
        String own = names.get(table.relation());
        if (!table.primaryKey().isEmpty()) {
            links.add(own);
            entities.add(entity(own, EntityType.PRIMARY, table.primaryKey(), null));
            declared("", own, "the key is " + String.join(", ", table.primaryKey()));
        }
        for (var reference : table.references()) {
            String target = names.get(reference.target());
            if (target != null) {
                entities.add(reference(reference, target, links));
            }
        }
        return entities;
    }

    private Entity reference(Reference reference, String target, Set<String> links) {
        // A key that refers to another table's key one to one still belongs to that entity.
        EntityType type = reference.columns().equals(table.primaryKey()) ? EntityType.UNIQUE : EntityType.FOREIGN;
        String role = role(reference, target);
        boolean several = table.references().stream()
                        .filter(r -> r.target().equals(reference.target()))
                        .count()
                > 1;
        boolean itself = reference.target().equals(table.relation());
        String wanted = role == null && (several || itself)
                ? Words.name(reference.columns().get(0))
                : role;
        String link = wanted == null ? target : wanted;
        if (links.contains(link)) {
            link = Words.fresh(Words.name(target + "_by_" + reference.columns().get(0)), links);
        } else {
            links.add(link);
        }
        declared(
                "." + Words.name(reference.columns().getFirst()),
                link,
                String.join(", ", reference.columns()) + " refers to " + reference.target());
        return entity(target, type, reference.columns(), link.equals(target) ? null : link);
    }

    /** What was not declared was told with the reason it was believed; the rest is the database's own word. */
    private void declared(String guess, String link, String reason) {
        String about = Words.name(table.relation().table()) + ".entities" + guess;
        if (evidence.stream().noneMatch(e -> e.about().equals(about))) {
            evidence.add(new Evidence(model + ".entities." + link, 1.0, "declared: " + reason));
        }
    }

    /** "home_airport_id" to an airport is the home airport; "airport_id" is just the airport. */
    private String role(Reference reference, String target) {
        if (reference.columns().size() != 1) {
            return null;
        }
        String prefix = Words.sharedPrefix(
                table.columns().stream().map(ColumnFacts::name).toList());
        String column = reference.columns().get(0).substring(prefix.length());
        var words = new ArrayList<>(Words.of(column));
        while (words.size() > 1 && KEY_WORDS.contains(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        String stem = String.join("_", words);
        String targetKey = Words.name(reference.targetColumns().get(0));
        String glued = stem.replace("_", "");
        boolean plain = stem.equals(target)
                || Words.singularName(stem).equals(target)
                || Words.name(column).equals(targetKey)
                || targetKey.endsWith("_" + Words.name(column))
                || KEY_WORDS.contains(stem)
                || glued.startsWith(target.replace("_", ""));
        return plain ? null : Words.name(stem);
    }

    private Entity entity(String name, EntityType type, List<String> columns, String role) {
        return new Entity(
                name, type, columns.stream().map(SqlExpression::column).toList(), role, null, List.of());
    }
}
