package ai.datamind.semantic.compile.plan;

import ai.datamind.semantic.compile.CompileRefusal;
import ai.datamind.semantic.compile.CompileRefusal.Reason;
import ai.datamind.semantic.compile.MetricQuery;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.model.DatePart;
import ai.datamind.semantic.model.ElementRef;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.TimeGranularity;

/**
 * What all parts of one compilation share. {@code defaultGrain} is that of metric_time where nothing else is said;
 * {@code indifferent} that rows may be repeated.
 */
record Planning(Ground ground, Account account, TimeGranularity defaultGrain, int depth, boolean indifferent) {

    /** A metric filter may hold a query with a metric filter, but not without end. */
    private static final int DEEPEST = 5;

    SemanticManifest manifest() {
        return ground.manifest();
    }

    JoinGraph graph() {
        return ground.graph();
    }

    Spines spines() {
        return new Spines(ground.manifest(), keys());
    }

    KeyGuard keys() {
        return new KeyGuard(ground.keys(), account, indifferent);
    }

    /** For values that a repeated row does not change. */
    Planning indifferentToRepeats() {
        return new Planning(ground, account, defaultGrain, depth, true);
    }

    /** The query of a metric in a filter. */
    Select nested(MetricQuery query) {
        if (depth >= DEEPEST) {
            throw new CompileRefusal(Reason.INVALID_FILTER, "metrics in filters are nested too deeply");
        }
        return new QueryPlan(ground, query, account, depth + 1).select();
    }

    /** Tells a custom granularity from a name, which only the manifest can, and fills in metric_time's grain. */
    ElementRef normal(ElementRef ref) {
        boolean custom = !ref.path().isEmpty()
                && ref.grain() == null
                && spines().custom(ref.name()).isPresent();
        if (custom) {
            var path = ref.path();
            var inner = new ElementRef(path.subList(0, path.size() - 1), path.get(path.size() - 1), ref.name(), null);
            return inner;
        }
        DatePart part = ref.part();
        return ref.isMetricTime() && ref.grain() == null && part == null ? ref.at(defaultGrain) : ref;
    }
}
