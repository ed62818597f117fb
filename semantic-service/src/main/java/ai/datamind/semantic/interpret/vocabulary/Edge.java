package ai.datamind.semantic.interpret.vocabulary;

import java.util.List;
import java.util.Set;

/** A relation seen from {@code from}: {@code fans} when one row of it may meet several of {@code to}. */
public record Edge(
        int id,
        int from,
        List<Integer> fromColumns,
        int to,
        List<Integer> toColumns,
        boolean fans,
        double cost,
        Set<String> roleWords,
        boolean forward) {

    public Edge {
        fromColumns = List.copyOf(fromColumns);
        toColumns = List.copyOf(toColumns);
    }
}
