package ai.datamind.nl2sql.interpretation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The words of the published model as far as questions can be made of them. */
public record Vocabulary(List<String> metrics, List<String> dimensions) {
    public static final Vocabulary UNKNOWN = new Vocabulary(List.of(), List.of());

    private static final String METRIC = "metric ";
    private static final String DIMENSIONS = "dimensions: ";

    public Vocabulary {
        metrics = List.copyOf(metrics);
        dimensions = List.copyOf(dimensions);
    }

    /** Reads the semantic service's description for readers of text: a line per metric, a line of dimensions per model. */
    static Vocabulary of(String text) {
        List<String> metrics = new ArrayList<>();
        List<String> dimensions = new ArrayList<>();
        text.lines().map(String::strip).forEach(line -> {
            if (line.startsWith(METRIC) && line.contains(":")) {
                metrics.add(line.substring(METRIC.length(), line.indexOf(':')).strip());
            } else if (line.startsWith(DIMENSIONS)) {
                Arrays.stream(line.substring(DIMENSIONS.length()).split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .forEach(dimensions::add);
            }
        });
        return new Vocabulary(
                metrics.stream().distinct().toList(),
                dimensions.stream().distinct().toList());
    }
}
