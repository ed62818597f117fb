package ai.datamind.nl2sql.candidate;

import ai.datamind.nl2sql.decision.Decision;
import ai.datamind.nl2sql.interpretation.Interpretation;
import ai.datamind.nl2sql.knowledge.Sight;
import ai.datamind.nl2sql.knowledge.TrainingPair;
import ai.datamind.nl2sql.metric.Metric;
import ai.datamind.nl2sql.note.TableNote;
import ai.datamind.nl2sql.retrieval.Found;
import ai.datamind.nl2sql.retrieval.Text;
import ai.datamind.sql.catalog.Column;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.policy.ColumnMask;
import ai.datamind.sql.policy.TablePolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a model may know for one question, likely things first: never a table, a column or a text the asker may not see.
 *
 * @param tables columns with their types by table, in order of relevance
 * @param policies what will be done to the statement, by table
 * @param described what dbt says of tables and columns
 */
record Surroundings(
        Map<String, List<String>> tables,
        Map<String, List<String>> policies,
        List<Text> examples,
        List<Text> notes,
        List<Metric> metrics,
        List<TableNote> described,
        Sight sight) {
    private static final int MOST_EXAMPLES = 4;
    private static final int MOST_NOTES = 6;
    private static final int LONGEST_DESCRIPTION = 500;

    static Surroundings of(Interpretation asked, Sight sight, List<Found> found, List<Metric> metrics) {
        Decision decision = sight.decision();
        String question = asked.question().text().toLowerCase(Locale.ROOT);
        Set<String> read = Set.copyOf(asked.reading().tables());
        String told = found.stream()
                .map(hit ->
                        hit.text().body() + " " + String.join(" ", hit.text().tables()))
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        Map<String, List<String>> tables = new LinkedHashMap<>();
        Map<String, List<String>> policies = new LinkedHashMap<>();
        sight.visible().relations().values().stream()
                .sorted(Comparator.comparingInt((Relation relation) -> -weight(relation, question, read, told)))
                .forEach(relation -> {
                    tables.put(text(relation.name()), columns(relation, decision));
                    List<String> hints = hints(relation, decision);
                    if (!hints.isEmpty()) policies.put(text(relation.name()), hints);
                });
        return new Surroundings(
                tables,
                policies,
                some(found, true, MOST_EXAMPLES),
                some(found, false, MOST_NOTES),
                metrics,
                List.of(),
                sight);
    }

    /** With these tables alone, or the first ones where none of them is known. */
    Surroundings only(Collection<String> chosen, int most) {
        List<String> kept = chosen.stream()
                .filter(tables::containsKey)
                .distinct()
                .limit(most)
                .toList();
        List<String> names =
                kept.isEmpty() ? tables.keySet().stream().limit(most).toList() : kept;
        Map<String, List<String>> few = new LinkedHashMap<>();
        names.forEach(name -> few.put(name, tables.get(name)));
        Map<String, List<String>> hints = new LinkedHashMap<>(policies);
        hints.keySet().retainAll(few.keySet());
        return new Surroundings(few, hints, examples, notes, metrics, described, sight);
    }

    /** With what is written about the tables, as far as the asker may read it: a description may name what is hidden. */
    Surroundings described(List<TableNote> written) {
        List<TableNote> seen =
                written.stream().map(this::seen).filter(TableNote::describes).toList();
        return new Surroundings(tables, policies, examples, notes, metrics, seen, sight);
    }

    private TableNote seen(TableNote note) {
        Map<String, String> columns = new LinkedHashMap<>();
        note.columns().forEach((column, text) -> {
            if (may(note.table(), text)) columns.put(column, shortened(text));
        });
        boolean shown = note.description() != null && may(note.table(), note.description());
        return new TableNote(note.table(), shown ? shortened(note.description()) : null, columns, List.of());
    }

    private boolean may(String table, String text) {
        return sight.test(new Text(table, "documentation", table, text, Set.of(table)));
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_DESCRIPTION ? text.substring(0, LONGEST_DESCRIPTION) : text;
    }

    private static List<Text> some(List<Found> found, boolean pairs, int most) {
        return found.stream()
                .map(Found::text)
                .filter(text -> text.kind().equals(TrainingPair.KIND) == pairs)
                .limit(most)
                .toList();
    }

    private static int weight(Relation relation, String question, Set<String> read, String told) {
        int weight = read.contains(text(relation.name())) ? 100 : 0;
        if (told.contains(text(relation.name()))) weight += 10;
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

    private static List<String> hints(Relation relation, Decision decision) {
        List<String> hints = new ArrayList<>();
        if (decision.limitsRows(relation.name())) hints.add("rows are limited by policy");
        decision.policies()
                .of(relation.name())
                .ifPresent(policy -> policy.masks().stream()
                        .map(ColumnMask::column)
                        .distinct()
                        .forEach(column -> hints.add(column + " is masked by policy")));
        return hints;
    }

    private static String text(RelationName name) {
        return name.schema() + "." + name.name();
    }
}
