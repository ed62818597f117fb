package ai.datamind.semantic.generate.proposal;

import ai.datamind.semantic.generate.word.Descriptions;
import ai.datamind.semantic.generate.word.Flags;
import ai.datamind.semantic.generate.word.Words;
import ai.datamind.semantic.metadata.facts.ColumnFacts;
import ai.datamind.semantic.metadata.facts.TableFacts;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.DataType;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.TimeDimension;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.TimeGranularity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every column as a dimension: dates and timestamps by time, all else by value. */
public final class DimensionProposals {

    private static final List<String> TIME_WORDS =
            List.of("date", "created", "ordered", "order", "sold", "start", "begin", "at", "time", "day");

    private static final Set<String> BORN = Set.of("born", "dob");

    /** What such a column holds is said about a row, not its name. */
    private static final Set<String> NO_NAMES = Set.of(
            "comment",
            "comments",
            "note",
            "notes",
            "description",
            "remark",
            "phone",
            "email",
            "url",
            "address",
            "password");

    private final TableFacts table;
    private final List<Evidence> evidence;
    private final String model;
    private final Map<ColumnFacts, Dimension> dimensions = new LinkedHashMap<>();

    public DimensionProposals(TableFacts table, List<Evidence> evidence, String model) {
        this.table = table;
        this.evidence = evidence;
        this.model = model;
        String prefix = Words.sharedPrefix(
                table.columns().stream().map(ColumnFacts::name).toList());
        var taken = new HashSet<String>();
        for (var column : table.columns()) {
            String name = Words.fresh(Words.name(column.name().substring(prefix.length())), taken);
            dimensions.put(column, dimension(column, name));
        }
    }

    public List<Dimension> all() {
        return List.copyOf(dimensions.values());
    }

    private Dimension dimension(ColumnFacts column, String name) {
        var synonyms = Descriptions.shortName(column.comment(), name.replace('_', ' ')).stream()
                .toList();
        SqlExpression expression = SqlExpression.column(column.name());
        told(column, name);
        if (column.date() || column.timestamp()) {
            return new TimeDimension(
                    name,
                    expression,
                    column.date() ? TimeGranularity.DAY : TimeGranularity.SECOND,
                    column.date() ? DataType.DATE : DataType.TIMESTAMP,
                    Descriptions.of(column),
                    synonyms,
                    false,
                    null);
        }
        DataType type = column.bool()
                ? DataType.BOOLEAN
                : column.number() ? DataType.NUMBER : column.text() ? DataType.TEXT : DataType.UNKNOWN;
        return new CategoricalDimension(name, expression, type, description(column), synonyms, Map.of(), false);
    }

    private static String description(ColumnFacts column) {
        String said = Descriptions.of(column);
        return said == null && Flags.is(column) ? "1 for yes, 0 for no" : said;
    }

    private void told(ColumnFacts column, String name) {
        String about = model + ".dimensions." + name;
        if (column.date() || column.timestamp()) {
            evidence.add(new Evidence(about, 1.0, "its type is " + column.type()));
        } else if (Flags.is(column)) {
            evidence.add(new Evidence(about, 0.9, "only 0 and 1 occur: it says yes or no"));
        } else {
            evidence.add(new Evidence(
                    about,
                    column.comment() == null ? 0.6 : 0.9,
                    column.comment() == null ? "every column can be grouped by" : "the column's own comment"));
        }
    }

    /** What shows a bare row: a name, a title, or else the first text that tells most rows apart. */
    public Optional<String> display() {
        String entity = Words.singularName(table.relation().table());
        Optional<String> named = first(n -> n.equals("name") || n.equals(entity + "_name") || n.equals(entity))
                .or(() -> first(n -> n.endsWith("_name")
                        && !n.startsWith("first")
                        && !n.startsWith("last")
                        && !n.startsWith("user")))
                .or(() -> first(n -> n.equals("title") || n.endsWith("_title") || n.equals("full_name")))
                .or(() -> first(n -> n.endsWith("name")));
        Optional<String> shown = named.or(() -> dimensions.entrySet().stream()
                .filter(e -> e.getKey().text() && !key(e.getKey()) && telling(e.getKey()))
                .map(e -> e.getValue().name())
                .findFirst());
        shown.ifPresent(d -> evidence.add(new Evidence(
                model + ".display", named.isPresent() ? 0.9 : 0.5, "'" + d + "' reads like the name of a row")));
        return shown;
    }

    private static boolean looksLikeDates(ColumnFacts column) {
        return !column.samples().isEmpty()
                && column.samples().stream().allMatch(s -> s.matches("\\d{2,4}[-/.]\\d{1,2}[-/.]\\d{1,4}.*"));
    }

    private boolean key(ColumnFacts column) {
        return table.primaryKey().contains(column.name())
                || table.references().stream().anyMatch(r -> r.columns().contains(column.name()));
    }

    /** Different enough from row to row to tell them apart, short enough to be a name. */
    private boolean telling(ColumnFacts column) {
        if (Words.of(column.name()).stream().anyMatch(NO_NAMES::contains) || looksLikeDates(column)) {
            return false;
        }
        boolean many = table.rows() <= 0 || column.distinct() < 0 || column.distinct() * 2 >= table.rows();
        return many && column.samples().stream().allMatch(s -> s.length() <= 80);
    }

    private Optional<String> first(java.util.function.Predicate<String> test) {
        return dimensions.entrySet().stream()
                .filter(e -> e.getKey().text() && !key(e.getKey()))
                .map(e -> e.getValue().name())
                .filter(test)
                .findFirst();
    }

    /** The only time there is, or the one whose name says that something happened then. */
    public Optional<String> defaultTime() {
        List<String> times = new ArrayList<>();
        dimensions.values().stream()
                .filter(d -> d instanceof TimeDimension
                        && !d.name().contains("birth")
                        && Words.of(d.name()).stream().noneMatch(BORN::contains)
                        && !d.name().contains("update"))
                .forEach(d -> times.add(d.name()));
        for (String word : TIME_WORDS) {
            for (String time : times) {
                if (List.of(time.split("_")).contains(word)) {
                    return Optional.of(time);
                }
            }
        }
        return times.stream().findFirst();
    }
}
