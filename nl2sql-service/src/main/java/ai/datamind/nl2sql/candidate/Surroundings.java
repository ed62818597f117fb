package ai.datamind.nl2sql.candidate;

import ai.datamind.nl2sql.decision.Decision;
import ai.datamind.nl2sql.interpretation.Interpretation;
import ai.datamind.nl2sql.knowledge.TrainingPair;
import ai.datamind.nl2sql.knowledge.VerifiedPairs;
import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.Column;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.scope.Resolver;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables and examples a model may know of for one question: never one the asker may not see, and not more than are likely to
 * matter.
 */
record Surroundings(Map<String, List<String>> tables, List<TrainingPair> examples) {
    private static final int MOST_TABLES = 12;
    private static final int MOST_EXAMPLES = 4;

    static Surroundings of(Interpretation asked, CatalogSnapshot catalog, Decision decision, VerifiedPairs pairs) {
        CatalogSnapshot visible = decision.visible(catalog);
        String question = asked.question().text().toLowerCase(Locale.ROOT);
        Set<String> read = Set.copyOf(asked.reading().tables());
        Map<String, List<String>> tables = visible.relations().values().stream()
                .sorted(Comparator.comparingInt((Relation relation) -> -weight(relation, question, read)))
                .limit(MOST_TABLES)
                .collect(Collectors.toMap(
                        relation -> text(relation.name()),
                        relation -> columns(relation, decision),
                        (a, b) -> a,
                        LinkedHashMap::new));
        List<TrainingPair> examples = pairs.similar(asked.question().text(), MOST_EXAMPLES * 3).stream()
                .filter(pair -> visible(pair, visible))
                .limit(MOST_EXAMPLES)
                .toList();
        return new Surroundings(tables, examples);
    }

    private static int weight(Relation relation, String question, Set<String> read) {
        int weight = read.contains(text(relation.name())) ? 100 : 0;
        if (mentions(question, relation.name().name())) weight += 10;
        for (Column column : relation.columns()) {
            if (mentions(question, column.name())) weight++;
        }
        return weight;
    }

    /** A name is mentioned where one of its longer words is, in singular or plural. */
    private static boolean mentions(String question, String name) {
        for (String word : name.toLowerCase(Locale.ROOT).split("_")) {
            if (word.length() > 2
                    && question.contains(word.endsWith("s") ? word.substring(0, word.length() - 1) : word)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> columns(Relation relation, Decision decision) {
        Set<String> denied = decision.policies()
                .of(relation.name())
                .map(TablePolicy::deniedColumns)
                .orElse(Set.of());
        return relation.columns().stream()
                .filter(column -> !denied.contains(column.name()))
                .map(column -> column.name() + " " + column.type())
                .toList();
    }

    private static boolean visible(TrainingPair pair, CatalogSnapshot visible) {
        try {
            return !Resolver.resolve(Firewall.postgresql().admit(Parser.parse(SqlText.of(pair.sql()))), visible)
                    .outputColumns()
                    .isEmpty();
        } catch (Rejected notForThisSubject) {
            return false;
        }
    }

    private static String text(RelationName name) {
        return name.schema() + "." + name.name();
    }
}
