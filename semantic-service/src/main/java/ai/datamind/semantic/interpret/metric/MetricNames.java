package ai.datamind.semantic.interpret.metric;

import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.link.Match;
import ai.datamind.semantic.interpret.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which metric, dimension or named filter a word means, and how well it names it. */
final class MetricNames {

    /** Names nearer to each other than this are equally good. */
    private static final double SAME = 0.03;

    /** A metric that is called exactly so. */
    private static final double WHOLE = 1;

    private final Vocabulary v;
    private final List<String> failures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> readings = new LinkedHashSet<>();
    private double weakest = 1;
    private double weakestMetric = 1;

    MetricNames(Vocabulary v) {
        this.v = v;
    }

    /** The metric, or null where the word means something else. */
    String metricOf(Shown s) {
        Match m = s.what().terms().get(0);
        var term = v.terms().get(m.id());
        named(s, m, term.name());
        weakestMetric = Math.min(weakestMetric, m.score());
        s.what().terms().stream()
                .skip(1)
                .filter(other -> other.score() > m.score() - SAME && other.score() < WHOLE)
                .map(other -> v.terms().get(other.id()).name())
                .filter(name -> !name.equals(term.name()))
                .findFirst()
                .ifPresent(name -> notes.add("'" + s.what().text() + "' may also mean " + name));
        return term.kind().equals("metric") ? term.name() : null;
    }

    String kind(Shown s) {
        return v.terms().get(s.what().terms().get(0).id()).kind();
    }

    /** The name of the term in the model. */
    String term(Shown s) {
        return v.terms().get(s.what().terms().get(0).id()).name();
    }

    void named(Shown s, Match m, String name) {
        weakest = Math.min(weakest, m.score());
        if (m.score() < Match.RESEMBLES) {
            readings.add("'" + s.what().text() + "' was read as " + name);
        }
    }

    /** A thing by one of its names, or by a part of one. */
    void table(Shown s, Match m) {
        String label = v.table(m.id()).label();
        named(s, m, label);
        if (v.saidInPart(m.id(), s.what().text())) {
            readings.add("'" + s.what().text() + "' was read as " + label);
        }
    }

    Vocabulary vocabulary() {
        return v;
    }

    /** Words that found no place; whoever finds one adds it. */
    List<String> failures() {
        return failures;
    }

    void note(String why) {
        notes.add(why);
    }

    List<String> notes() {
        return notes;
    }

    /** Words that only come near to what they were taken for. */
    Set<String> readings() {
        return readings;
    }

    /** How well the poorest word for a metric names it. */
    double weakestMetric() {
        return weakestMetric;
    }

    double weakest() {
        return weakest;
    }
}
