package ai.datamind.usage.rollup;

import java.util.Locale;

/** The roll-ups, in the order in which one event's additions are made: always the same, so that writers never deadlock. */
public enum RollupTable {
    BY_USER,
    BY_OUTCOME,
    BY_QUERY,
    BY_MODEL,
    BY_DASHBOARD;

    String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
