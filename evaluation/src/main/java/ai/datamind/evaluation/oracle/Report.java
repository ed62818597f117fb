package ai.datamind.evaluation.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of the triples. */
final class Report {
    private static final int KEPT = 200;
    private static final int SAMPLES = 10;

    /** How a triple ended. Everything but UNRUNNABLE, DIFFERENT and LEAK is as it should be, or says why. */
    enum End {
        /** The same rows. */
        EQUAL,
        /** The engine denies a column or table, and so does the library. */
        DENIED_ALIKE,
        /** Denied by the library where it is read by nobody (a WITH query left unused): the engine does not check that. */
        DENIED_UNREAD,
        /** Both fail, with the same code. */
        FAILED_ALIKE,
        /** Both fail, with other codes; ours comes about without the hidden rows. */
        FAILED_OTHERWISE,
        /** Only the engine's way fails: ours did not come to look at that expression. */
        NATIVE_FAILED,
        /** Only ours fails, and does without the hidden rows: it looked at an expression the engine's way did not. */
        OWN_FAILED,
        /** Refused for a column's flag, of which the engine knows nothing. */
        PROTECTED,
        /** A condition was added for the sake of a flag: only what must not be seen is compared. */
        SUMMED,
        /** The library refuses what the engine fails on. */
        REFUSED_FAILING,
        /** The library refuses what the engine lets pass. */
        REFUSED,
        /** What the library prints is no statement to the engine. */
        UNRUNNABLE,
        /** Other rows, or a denial that did not come. */
        DIFFERENT,
        /** The outcome hangs on rows the subject cannot see. */
        LEAK
    }

    private final Map<End, Integer> ends = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private int invalid;
    private int timedOut;
    private int hiddenChanged;
    private int flaggedChanged;
    private int turned;
    private int narrowed;
    private int widened;
    private int narrowingRefused;

    void add(End end, String what) {
        ends.merge(end, 1, Integer::sum);
        if (end == End.REFUSED) {
            refusals.merge(what.lines().findFirst().orElse(""), 1, Integer::sum);
        }
        boolean fault = end == End.DIFFERENT || end == End.LEAK || end == End.UNRUNNABLE;
        boolean telling = refusedFirst(end, what) || (end == End.OWN_FAILED && of(end) <= SAMPLES);
        if (fault) {
            System.out.println(end + " " + what);
        }
        if ((fault || telling) && faults.size() < KEPT) {
            faults.add(end + " " + what);
        }
    }

    private boolean refusedFirst(End end, String what) {
        return end == End.REFUSED && refusals.get(what.lines().findFirst().orElse("")) == 1;
    }

    /** A query that the engine itself does not take. */
    void invalid() {
        invalid++;
    }

    void timedOut() {
        timedOut++;
    }

    /** The hidden rows were changed and the outcome stayed. */
    void hiddenChanged() {
        hiddenChanged++;
    }

    /** What is flagged was changed, and nothing told of it. */
    void flaggedChanged() {
        flaggedChanged++;
    }

    /** The hidden rows were changed and another visible row failed first: the plan turned. */
    void turned() {
        turned++;
    }

    /** A narrower policy gave some of the rows; or it gave others, which is a fault. */
    void narrowed(boolean inside, String what) {
        narrowed++;
        if (!inside) {
            widened++;
            System.out.println("WIDENED " + what);
            faults.add("WIDENED " + what);
        }
    }

    void narrowingRefused() {
        narrowingRefused++;
    }

    int narrowed() {
        return narrowed;
    }

    int of(End end) {
        return ends.getOrDefault(end, 0);
    }

    int triples() {
        return ends.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("triples", triples());
        for (End end : End.values()) {
            figures.put(end.name().toLowerCase(java.util.Locale.ROOT), of(end));
        }
        figures.put("refusals", refusals);
        figures.put("hidden_rows_changed", hiddenChanged);
        figures.put("flagged_columns_changed", flaggedChanged);
        figures.put("plan_turned", turned);
        figures.put("narrowed", narrowed);
        figures.put("narrowed_gave_other_rows", widened);
        figures.put("narrowed_refused", narrowingRefused);
        figures.put("invalid", invalid);
        figures.put("timed_out", timedOut);
        return figures;
    }
}
