package ai.datamind.semantic.dbt.quality;

import ai.datamind.semantic.dbt.artifact.SourceFreshness.Freshness;
import java.time.Instant;
import java.util.List;

/**
 * The state of one stored node. {@code failing} names the tests that broke, {@code checkedAt} is the time of the newest
 * result or null; {@code freshness} is null for what is no source.
 */
public record ModelQuality(
        String uniqueId,
        String schema,
        String relation,
        Status status,
        int tests,
        int passed,
        int warned,
        int failed,
        List<String> failing,
        Freshness freshness,
        Instant checkedAt) {

    /** Best last; a model is as good as the worst of its parts. */
    public enum Status {
        /** A test of severity error broke, or the model could not be built. */
        FAILING,
        /** A test of severity warn broke, a test could not run, or a source is too old. */
        WARNING,
        /** No test has a result. */
        UNTESTED,
        PASSING
    }
}
