package ai.datamind.semantic.generate;

import ai.datamind.semantic.metadata.facts.TableFacts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A table and how ready it is for questions, from 0 to 1, with the reasons. */
@RegisterForReflection
public record GoldTable(String schema, String table, double score, List<String> reasons) {

    static List<GoldTable> ranked(Stream<TableFacts> tables) {
        return tables.map(GoldTable::of)
                .filter(t -> t.score() >= 0.5)
                .sorted(Comparator.comparingDouble((GoldTable t) -> -t.score())
                        .thenComparing(GoldTable::schema)
                        .thenComparing(GoldTable::table))
                .toList();
    }

    private static GoldTable of(TableFacts table) {
        var reasons = new ArrayList<String>();
        double score = 0.2;
        if (!table.primaryKey().isEmpty()) {
            score += 0.3;
            reasons.add("has a primary key");
        }
        if (table.comment() != null) {
            score += 0.2;
            reasons.add("is described");
        }
        long described =
                table.columns().stream().filter(c -> c.comment() != null).count();
        if (!table.columns().isEmpty() && described * 2 >= table.columns().size()) {
            score += 0.2;
            reasons.add("most columns are described");
        }
        if (!table.references().isEmpty()) {
            score += 0.1;
            reasons.add("declares what it refers to");
        }
        return new GoldTable(
                table.relation().schema(),
                table.relation().table(),
                Math.round(score * 100) / 100.0,
                List.copyOf(reasons));
    }
}
