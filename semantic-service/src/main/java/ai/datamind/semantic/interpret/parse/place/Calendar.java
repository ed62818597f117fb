package ai.datamind.semantic.interpret.parse.place;

import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.link.Chunk;

/** Words of the calendar among the chunks. */
public final class Calendar {

    private static final double CLEARLY_A_NAME = 0.95;

    private Calendar() {}

    /** The unit a word cuts time into, or null when it is none or the model itself has such a name. */
    public static String grain(Language language, Chunk k, String kind) {
        if (Math.max(k.columnScore(), k.tableScore()) >= CLEARLY_A_NAME || k.period() != null || k.number() != null) {
            return null;
        }
        return language.calendar(k.text()).stream()
                .filter(w -> w.kind().equals(kind))
                .map(Language.CalendarWord::value)
                .findFirst()
                .orElse(null);
    }

    /** The unit a time is counted in ("days", "minutes"), or null. */
    public static String timeUnit(Language language, Chunk k) {
        String unit = grain(language, k, "clock");
        return unit != null ? unit : grain(language, k, "unit");
    }
}
