package ai.datamind.semantic.compile.scope;

import ai.datamind.semantic.compile.ground.Account;
import ai.datamind.semantic.compile.ground.Ground;
import ai.datamind.semantic.compile.ground.KeyGuard;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.compile.sql.Select;
import ai.datamind.semantic.compile.time.Spines;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.element.ElementRef;
import ai.datamind.semantic.model.time.DatePart;
import ai.datamind.semantic.model.time.TimeGranularity;

/**
 * What all parts of one compilation share. {@code defaultGrain} is that of metric_time where nothing else is said;
 * {@code indifferent} that rows may be repeated; {@code inner} compiles a query inside this one.
 */
public record Planning(
        Ground ground, Account account, TimeGranularity defaultGrain, int depth, boolean indifferent, Inner inner) {

    /** How a query inside another is compiled. */
    public interface Inner {

        /** @param depth how many metric filters it is nested in */
        Select select(MetricQuery query, int depth);
    }

    /** A metric filter may hold a query with a metric filter, but not without end. */
    private static final int DEEPEST = 5;

    public SemanticManifest manifest() {
        return ground.manifest();
    }

    public JoinGraph graph() {
        return ground.graph();
    }

    public Spines spines() {
        return new Spines(ground.manifest(), keys());
    }

    public KeyGuard keys() {
        return new KeyGuard(ground.keys(), account, indifferent);
    }

    /** For values that a repeated row does not change. */
    public Planning indifferentToRepeats() {
        return new Planning(ground, account, defaultGrain, depth, true, inner);
    }

    /** The query of a metric in a filter. */
    public Select nested(MetricQuery query) {
        if (depth >= DEEPEST) {
            throw new CompileRefusal(Reason.INVALID_FILTER, "metrics in filters are nested too deeply");
        }
        return inner.select(query, depth + 1);
    }

    /** Tells a custom granularity from a name, which only the manifest can, and fills in metric_time's grain. */
    public ElementRef normal(ElementRef ref) {
        boolean custom = !ref.path().isEmpty()
                && ref.grain() == null
                && spines().custom(ref.name()).isPresent();
        if (custom) {
            var path = ref.path();
            return new ElementRef(path.subList(0, path.size() - 1), path.get(path.size() - 1), ref.name(), null);
        }
        DatePart part = ref.part();
        return ref.isMetricTime() && ref.grain() == null && part == null ? ref.at(defaultGrain) : ref;
    }
}
