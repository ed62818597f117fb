package ai.datamind.semantic.model.measure;

/** Which percentile, from 0 to 1; discrete picks a stored value, continuous interpolates. */
public record Percentile(double fraction, boolean discrete) {

    public Percentile {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("percentile must lie between 0 and 1");
        }
    }
}
