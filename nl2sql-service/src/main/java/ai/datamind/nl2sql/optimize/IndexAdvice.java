package ai.datamind.nl2sql.optimize;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.catalog.RelationName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tables that a plan reads wholly to keep a small part of them, with the columns by which it chooses: an index there would be looked
 * up. Says names alone; the conditions themselves hold literals.
 */
public final class IndexAdvice {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** In the planner's units, about a page each: less is read faster than looked up. */
    private static final double WORTH_IT = 1_000;

    /** Of what is read, at least this many units for each row that is kept. */
    private static final double CHOOSY = 10;

    /** A quoted text, a quoted name or a word; texts are passed over. */
    private static final Pattern WORD =
            Pattern.compile("'(?:[^']|'')*'|\"((?:[^\"]|\"\")*)\"|([A-Za-z_][A-Za-z0-9_$]*)");

    private IndexAdvice() {}

    /** @param cost of reading the whole table, in the planner's units */
    public record Advice(String table, List<String> columns, double cost) {}

    /** @param plan the engine's answer to EXPLAIN (VERBOSE, FORMAT JSON) */
    public static List<Advice> of(String plan, CatalogSnapshot catalog) {
        List<Advice> found = new ArrayList<>();
        try {
            look(JSON.readTree(plan).path(0).path("Plan"), catalog, found);
        } catch (JsonProcessingException noPlan) {
            throw new IllegalArgumentException("no plan", noPlan);
        }
        return List.copyOf(found);
    }

    private static void look(JsonNode node, CatalogSnapshot catalog, List<Advice> found) {
        double cost = node.path("Total Cost").asDouble();
        boolean wholly = node.path("Node Type").asText().equals("Seq Scan") && node.has("Filter");
        if (wholly
                && cost >= WORTH_IT
                && cost >= CHOOSY * node.path("Plan Rows").asDouble()) {
            RelationName name = new RelationName(
                    node.path("Schema").asText(), node.path("Relation Name").asText());
            catalog.relation(name)
                    .map(relation -> columns(node.path("Filter").asText(), relation))
                    .filter(columns -> !columns.isEmpty())
                    .ifPresent(columns -> found.add(new Advice(name.schema() + "." + name.name(), columns, cost)));
        }
        node.path("Plans").forEach(inner -> look(inner, catalog, found));
    }

    private static List<String> columns(String filter, Relation relation) {
        Set<String> words = new HashSet<>();
        Matcher word = WORD.matcher(filter);
        while (word.find()) {
            if (word.group(1) != null) words.add(word.group(1).replace("\"\"", "\""));
            if (word.group(2) != null) words.add(word.group(2));
        }
        return relation.columns().stream()
                .map(column -> column.name())
                .filter(words::contains)
                .toList();
    }
}
