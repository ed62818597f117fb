package ai.datamind.embedded;

import java.util.List;
import java.util.stream.Stream;

/** The topics of the event contract: one per family, each with its dead-letter topic. */
public final class Topics {
    private static final List<String> FAMILIES = List.of(
            "usage", "question", "query", "audit", "policy", "semantic", "training", "workspace", "auth", "feedback");

    public static final List<String> ALL = FAMILIES.stream()
            .map(family -> "datamind." + family + ".v1")
            .flatMap(topic -> Stream.of(topic, topic + ".dlq"))
            .toList();

    private Topics() {}
}
