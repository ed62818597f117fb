package ai.datamind.governance.policy;

import ai.datamind.governance.policy.Effect.ColumnMask;
import ai.datamind.governance.policy.Effect.RowFilter;
import ai.datamind.kit.problem.ProblemException;
import java.util.Map;
import java.util.Set;

/** Refuses effects that could not be carried out: an obligation nobody understands would have to refuse every query. */
final class EffectCheck {
    private static final Set<String> UNITS = Set.of("year", "quarter", "month", "week", "day");
    private static final String PARAMETERS = "effect.parameters";

    private EffectCheck() {}

    static void check(Effect effect, Target target) {
        switch (effect) {
            case RowFilter filter -> {
                required("effect.predicate", filter.predicate());
                SqlFragment.check("effect.predicate", filter.predicate(), target);
            }
            case ColumnMask mask -> check(mask, target);
            case Effect.ColumnDenial denial -> {}
            case Effect.TableDenial denial -> {}
        }
    }

    private static void check(ColumnMask mask, Target target) {
        if (mask.method() == null) {
            throw ProblemException.invalid("effect.method", "must not be null");
        }
        Map<String, Object> parameters = mask.parameters();
        switch (mask.method()) {
            case NULL, HASH -> only(parameters, Set.of());
            case CONSTANT -> {
                only(parameters, Set.of("value"));
                Object value = parameters.get("value");
                require(
                        value instanceof String || value instanceof Number || value instanceof Boolean,
                        "value must be a text, number or boolean");
            }
            case PARTIAL -> {
                only(parameters, Set.of("keep"));
                require(wholeNumber(parameters.get("keep"), 0, 100), "keep must be a whole number from 0 to 100");
            }
            case GENERALIZE -> checkGeneralize(parameters);
            case EXPRESSION -> {
                only(parameters, Set.of("expression"));
                require(parameters.get("expression") instanceof String, "expression must be a text");
                SqlFragment.check(PARAMETERS + ".expression", (String) parameters.get("expression"), target);
            }
        }
    }

    private static void checkGeneralize(Map<String, Object> parameters) {
        only(parameters, Set.of("unit", "bucket"));
        require(parameters.size() == 1, "either unit or bucket must be given");
        Object unit = parameters.get("unit");
        require(unit == null || UNITS.contains(unit), "unit must be one of day, week, month, quarter, year");
        Object bucket = parameters.get("bucket");
        require(
                bucket == null || (bucket instanceof Number number && number.doubleValue() > 0),
                "bucket must be a number greater than 0");
    }

    private static boolean wholeNumber(Object value, int least, int most) {
        return value instanceof Integer number && number >= least && number <= most;
    }

    private static void only(Map<String, Object> parameters, Set<String> known) {
        parameters.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemException.invalid(PARAMETERS + "." + name, "is not known for this method");
                });
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw ProblemException.invalid(PARAMETERS, message);
        }
    }

    private static void required(String field, String text) {
        if (text == null || text.isBlank()) {
            throw ProblemException.invalid(field, "must not be blank");
        }
    }
}
