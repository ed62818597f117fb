package ai.datamind.local.ask;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A proposed chart of one number per name or date, as horizontal bars. */
final class TextChart {
    private static final int WIDTH = 40;
    private static final int MOST_BARS = 20;
    private static final int MOST_LABEL = 24;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    private record Bar(String label, double value) {}

    private TextChart() {}

    /**
     * @param chart Vega-Lite with one quantitative axis
     * @return empty when bars say nothing: one row, too many, negative numbers, or another kind of chart
     */
    static Optional<String> of(JsonNode chart, JsonNode rows) {
        if (rows.size() < 2 || rows.size() > MOST_BARS) {
            return Optional.empty();
        }
        JsonNode x = chart.path("encoding").path("x");
        JsonNode y = chart.path("encoding").path("y");
        if (quantitative(x) && !quantitative(y)) {
            return bars(rows, field(y), field(x));
        }
        return quantitative(y) && !quantitative(x) ? bars(rows, field(x), field(y)) : Optional.empty();
    }

    private static boolean quantitative(JsonNode axis) {
        return axis.path("type").asText().equals("quantitative");
    }

    private static String field(JsonNode axis) {
        return axis.path("field").asText().replaceAll("\\\\(.)", "$1");
    }

    private static Optional<String> bars(JsonNode rows, String label, String number) {
        List<Bar> bars = new ArrayList<>();
        rows.forEach(row -> bars.add(
                new Bar(TextTable.cell(row.path(label)), row.path(number).asDouble())));
        double largest = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        if (largest <= 0 || bars.stream().anyMatch(bar -> bar.value() < 0)) {
            return Optional.empty();
        }
        int widest = Math.min(
                MOST_LABEL,
                bars.stream().mapToInt(bar -> bar.label().length()).max().orElse(0));
        StringBuilder chart = new StringBuilder();
        for (Bar bar : bars) {
            String name = bar.label().length() > widest ? bar.label().substring(0, widest) : bar.label();
            chart.append(" ".repeat(widest - name.length()))
                    .append(name)
                    .append(" ▕")
                    .append(blocks(bar.value() / largest))
                    .append('\n');
        }
        return Optional.of(chart.toString());
    }

    private static String blocks(double share) {
        int eighths = (int) Math.round(share * WIDTH * 8);
        String rest = eighths % 8 == 0 ? "" : String.valueOf(EIGHTHS.charAt(eighths % 8));
        return "█".repeat(eighths / 8) + rest;
    }
}
