package ai.datamind.semantic.interpret.confidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How likely a reading with these signs is right: a logistic sum whose weights are data, fitted to questions with known
 * answers. A sign that the table does not know weighs nothing.
 */
final class Calibration {

    static final Calibration PUBLISHED = read("/interpret/calibration.tsv");

    private static final String SURE = "sure";

    private final Map<String, Double> weights;

    Calibration(Map<String, Double> weights) {
        this.weights = Map.copyOf(weights);
    }

    double probability(List<Signs.Sign> signs) {
        double sum = weights.getOrDefault(SURE, 0.0);
        for (Signs.Sign s : signs) {
            sum += weights.getOrDefault(s.name(), 0.0) * s.strength();
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private static Calibration read(String path) {
        var weights = new TreeMap<String, Double>();
        try (var in = Calibration.class.getResourceAsStream(path);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t");
                if (!line.startsWith("#") && cells.length == 2) {
                    weights.put(cells[0], Double.valueOf(cells[1]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the table " + path + " cannot be read", e);
        }
        return new Calibration(weights);
    }
}
