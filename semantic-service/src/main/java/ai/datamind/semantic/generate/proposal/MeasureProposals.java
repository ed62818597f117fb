package ai.datamind.semantic.generate.proposal;

import ai.datamind.semantic.generate.word.Descriptions;
import ai.datamind.semantic.generate.word.Flags;
import ai.datamind.semantic.generate.word.Units;
import ai.datamind.semantic.generate.word.Words;
import ai.datamind.semantic.metadata.facts.ColumnFacts;
import ai.datamind.semantic.metadata.facts.TableFacts;
import ai.datamind.semantic.model.measure.Aggregation;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.sql.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The number of rows, of each column that carries a quantity its sum and average, and of each flag how often it is set. */
public record MeasureProposals(
        TableFacts table,
        String entity,
        Map<String, Integer> wanted,
        Set<String> taken,
        List<Evidence> evidence,
        String model) {

    private static final Set<String> KEY_WORDS = Set.of(
            "id",
            "key",
            "code",
            "no",
            "nr",
            "num",
            "sk",
            "fk",
            "zip",
            "postcode",
            "phone",
            "year",
            "month",
            "day",
            "latitude",
            "longitude",
            "lat",
            "lon",
            "lng");

    /** Words that say a number is a level or a rate: it has an average but no sum. */
    private static final Set<String> RATES = Set.of(
            "rate",
            "ratio",
            "percent",
            "percentage",
            "pct",
            "share",
            "score",
            "rating",
            "age",
            "price",
            "discount",
            "temperature",
            "height",
            "weight",
            "rank",
            "ranking",
            "level",
            "avg",
            "average",
            "gpa",
            "grade",
            "speed");

    public static List<String> names(TableFacts table) {
        return table.columns().stream()
                .filter(c -> quantity(table, c))
                .map(c -> plain(table, c))
                .toList();
    }

    private static String plain(TableFacts table, ColumnFacts column) {
        String prefix = Words.sharedPrefix(
                table.columns().stream().map(ColumnFacts::name).toList());
        return Words.name(column.name().substring(prefix.length()));
    }

    public List<Measure> all() {
        var measures = new ArrayList<Measure>();
        measures.add(new Measure(
                Words.fresh(entity + "_count", taken),
                Aggregation.COUNT,
                new SqlExpression("1"),
                null,
                null,
                null,
                null,
                "Number of rows of " + table.relation().table(),
                List.of("number of " + Words.spoken(table.relation().table()))));
        for (var column : table.columns()) {
            if (quantity(table, column)) {
                String plain = plain(table, column);
                String name = wanted.getOrDefault(plain, 1) > 1 ? entity + "_" + plain : plain;
                if (!rate(column)) {
                    measures.add(measure("total_" + name, Aggregation.SUM, column, "total " + spoken(plain)));
                }
                measures.add(measure("average_" + name, Aggregation.AVERAGE, column, "average " + spoken(plain)));
            } else if (Flags.is(column)) {
                measures.add(flagged(column, plain(table, column)));
            }
        }
        return measures;
    }

    private Measure flagged(ColumnFacts column, String plain) {
        String said = Flags.said(plain);
        String name = Words.fresh(Words.name(entity + "_" + said + "_count"), taken);
        told(name, 0.9, "only 0 and 1 occur in " + column.name() + ": it says yes or no");
        return new Measure(
                name,
                Aggregation.SUM,
                SqlExpression.column(column.name()),
                null,
                null,
                null,
                null,
                "Number of rows of " + table.relation().table() + " where " + column.name() + " is 1",
                List.of("number of " + spoken(said) + " "
                        + Words.spoken(table.relation().table())));
    }

    private void told(String measure, double confidence, String reason) {
        evidence.add(new Evidence(model + ".measures." + measure, confidence, reason));
    }

    private static String spoken(String name) {
        return name.replace('_', ' ');
    }

    private Measure measure(String name, Aggregation aggregation, ColumnFacts column, String synonym) {
        String comment = Descriptions.of(column);
        String fresh = Words.fresh(Words.name(name), taken);
        Optional<String> unit = Units.of(column);
        told(
                fresh,
                rate(column) ? 0.6 : 0.7,
                column.name() + " is a number, no key and no flag"
                        + (rate(column) ? "; its name says a level, which has no sum" : "")
                        + unit.map(u -> "; counted in " + u).orElse(""));
        String what = aggregation == Aggregation.SUM ? "Sum of " : "Average of ";
        return new Measure(
                fresh,
                aggregation,
                SqlExpression.column(column.name()),
                null,
                null,
                null,
                unit.orElse(null),
                what + (comment == null ? Words.spoken(column.name()) : comment),
                List.of(synonym));
    }

    private static boolean quantity(TableFacts table, ColumnFacts column) {
        boolean key = table.primaryKey().contains(column.name())
                || table.references().stream().anyMatch(r -> r.columns().contains(column.name()));
        List<String> words = Words.of(column.name());
        boolean named = !words.isEmpty() && KEY_WORDS.contains(words.get(words.size() - 1));
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        boolean glued = column.whole()
                && last.length() > 4
                && (last.endsWith("key") || (last.endsWith("id") && column.unique()));
        return column.number() && !key && !named && !glued && !Flags.is(column);
    }

    private static boolean rate(ColumnFacts column) {
        return Words.of(column.name()).stream().anyMatch(RATES::contains);
    }
}
