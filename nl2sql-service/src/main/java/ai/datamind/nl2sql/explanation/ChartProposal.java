package ai.datamind.nl2sql.explanation;

import ai.datamind.nl2sql.warehouse.Rows;
import ai.datamind.nl2sql.warehouse.Rows.RowColumn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A chart as Vega-Lite, declarative only, over a data set named {@code results}: the client gives it the rows it already has, so
 * no value leaves twice.
 */
final class ChartProposal {
    private static final int MOST_BARS = 60;

    private ChartProposal() {}

    static Optional<Map<String, Object>> of(Rows result) {
        if (result.rows().size() < 2) return Optional.empty();
        Shape shape = Shape.of(result.columns(), result.rows());
        if (shape.measures().isEmpty()) return Optional.empty();
        RowColumn measure = shape.measures().getFirst();
        if (!shape.times().isEmpty()) return Optional.of(line(shape, measure));
        if (!shape.names().isEmpty()) {
            return result.rows().size() > MOST_BARS ? Optional.empty() : Optional.of(bars(shape, measure));
        }
        return shape.measures().size() < 2 ? Optional.empty() : Optional.of(points(shape));
    }

    private static Map<String, Object> line(Shape shape, RowColumn measure) {
        RowColumn time = shape.times().getFirst();
        boolean calendar = time.type() != null
                && (time.type().startsWith("date") || time.type().startsWith("timestamp"));
        Map<String, Object> encoding = new LinkedHashMap<>();
        encoding.put("x", axis(time, calendar ? "temporal" : "ordinal"));
        encoding.put("y", axis(measure, "quantitative"));
        if (!shape.names().isEmpty()) encoding.put("color", axis(shape.names().getFirst(), "nominal"));
        return chart(Map.of("type", "line", "point", true), encoding);
    }

    private static Map<String, Object> bars(Shape shape, RowColumn measure) {
        Map<String, Object> name = axis(shape.names().getFirst(), "nominal");
        name.put("sort", null);
        Map<String, Object> encoding = new LinkedHashMap<>();
        encoding.put("y", name);
        encoding.put("x", axis(measure, "quantitative"));
        if (shape.names().size() > 1) encoding.put("color", axis(shape.names().get(1), "nominal"));
        return chart(Map.of("type", "bar"), encoding);
    }

    private static Map<String, Object> points(Shape shape) {
        Map<String, Object> encoding = new LinkedHashMap<>();
        encoding.put("x", axis(shape.measures().get(0), "quantitative"));
        encoding.put("y", axis(shape.measures().get(1), "quantitative"));
        return chart(Map.of("type", "point"), encoding);
    }

    private static Map<String, Object> chart(Map<String, Object> mark, Map<String, Object> encoding) {
        Map<String, Object> chart = new LinkedHashMap<>();
        chart.put("$schema", "https://vega.github.io/schema/vega-lite/v5.json");
        chart.put("data", Map.of("name", "results"));
        chart.put("mark", mark);
        chart.put("encoding", encoding);
        return chart;
    }

    private static Map<String, Object> axis(RowColumn column, String type) {
        Map<String, Object> axis = new LinkedHashMap<>();
        axis.put("field", escaped(column.name()));
        axis.put("type", type);
        axis.put("title", column.name().replace('_', ' '));
        return axis;
    }

    /** Dots and brackets reach into objects in Vega's field names. */
    private static String escaped(String field) {
        return field.replace("\\", "\\\\")
                .replace(".", "\\.")
                .replace("[", "\\[")
                .replace("]", "\\]");
    }
}
