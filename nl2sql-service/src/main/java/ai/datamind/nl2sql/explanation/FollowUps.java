package ai.datamind.nl2sql.explanation;

import ai.datamind.nl2sql.interpretation.Reading;
import ai.datamind.nl2sql.interpretation.Reading.Definition;
import java.util.ArrayList;
import java.util.List;

/** Questions to ask next, made of the words of the model that this one used: the interpreter knows every one of them. */
final class FollowUps {
    private static final int MOST = 3;

    private FollowUps() {}

    static List<String> of(Reading reading) {
        List<String> metrics = named(reading, "metric");
        List<String> dimensions = named(reading, "dimension");
        if (metrics.isEmpty()) metrics = named(reading, "measure");
        if (metrics.isEmpty()) return List.of();
        String metric = metrics.getFirst();
        List<String> next = new ArrayList<>();
        if (dimensions.isEmpty()) {
            next.add(metric + " by year");
            next.add(metric + " by month");
        } else {
            next.add("total " + metric);
            next.add("top 3 " + dimensions.getFirst() + " by " + metric);
            next.add(metric + " by year");
        }
        return next.stream().distinct().limit(MOST).toList();
    }

    private static List<String> named(Reading reading, String kind) {
        return reading.definitions().stream()
                .filter(definition -> kind.equalsIgnoreCase(definition.kind()))
                .map(Definition::name)
                .map(name -> name.replace('_', ' '))
                .toList();
    }
}
