package ai.datamind.benchmarks.semantic;

import java.util.ArrayList;
import java.util.List;

/** Documents of five models each: facts that refer to the next model, and a calendar that all of them refer to. */
record ManyModels(int models, int metricsPerModel) {

    private static final int PER_DOCUMENT = 5;

    private static final String MODEL = """
              - name: fact_%1$d
                relation: big.fact_%1$d
                default_time: day
                entities:
                  - {name: fact_%1$d, type: primary, column: id}
                  - {name: fact_%2$d, type: foreign, column: next_id}
                  - {name: calendar, type: foreign, column: day_id}
                dimensions:
                  - {name: day, type: time, column: day, data_type: date}
                  - {name: colour_%1$d, column: colour, data_type: text, description: What it looks like}
                measures:
                  - {name: amount_%1$d, agg: sum, column: amount, unit: EUR}
            """;

    List<String> documents() {
        var documents = new ArrayList<String>();
        for (int first = 0; first < models; first += PER_DOCUMENT) {
            documents.add(document(first, "amount"));
        }
        documents.add("""
            name: calendars
            semantic_models:
              - name: calendars
                relation: big.calendar
                entities: [{name: calendar, type: primary, column: id}]
                dimensions: [{name: season, column: season, data_type: text}]
            """);
        return documents;
    }

    /** The first document after somebody thought better of a metric. */
    String changed() {
        return document(0, "amount").replaceFirst("description: Number 0", "description: Changed");
    }

    private String document(int first, String column) {
        var yaml = new StringBuilder("name: part_" + first + "\nsemantic_models:\n");
        var metrics = new StringBuilder("metrics:\n");
        for (int i = first; i < first + PER_DOCUMENT; i++) {
            yaml.append(MODEL.formatted(i, (i + 1) % models).replace("column: amount", "column: " + column));
            for (int m = 0; m < metricsPerModel; m++) {
                metrics.append(
                        "  - {name: metric_%d_%d, measure: amount_%d, description: Number %d}%n".formatted(i, m, i, m));
            }
        }
        return yaml.append(metrics).toString();
    }
}
