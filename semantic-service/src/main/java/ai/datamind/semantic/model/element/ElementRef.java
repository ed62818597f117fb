package ai.datamind.semantic.model.element;

import ai.datamind.semantic.model.time.DatePart;
import ai.datamind.semantic.model.time.TimeGranularity;
import java.util.ArrayList;
import java.util.List;

/**
 * A dimension or entity as a query names it: the links that lead to it, its name, and for a time dimension the grain or
 * the part of the date that is wanted. Written {@code order__customer__nation__name} or {@code order__order_date__month}.
 * A path need not be whole: the compiler completes it where only one completion exists. {@code metric_time} stands for
 * the time that each metric is counted by. {@code grain} is a standard granularity or a time spine's own.
 */
public record ElementRef(List<String> path, String name, String grain, DatePart part) {

    public static final String METRIC_TIME = "metric_time";

    public ElementRef {
        path = path == null ? List.of() : List.copyOf(path);
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a reference needs a name");
        }
        if (grain != null && part != null) {
            throw new IllegalArgumentException("'" + name + "': either a grain or a part of the date, not both");
        }
    }

    /**
     * Reads the written form. A last link that is a standard granularity, or {@code extract_part}, is one; a custom
     * granularity is told apart later, by the manifest that knows it.
     */
    public static ElementRef parse(String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("a reference needs a name");
        }
        var links = new ArrayList<>(List.of(text.strip().split("__", -1)));
        if (links.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("'" + text + "' is not a path of names joined by two underscores");
        }
        String last = links.get(links.size() - 1);
        String grain = null;
        DatePart part = null;
        if (links.size() > 1
                && last.startsWith("extract_")
                && DatePart.of(last.substring(8)).isPresent()) {
            part = DatePart.of(last.substring(8)).get();
            links.remove(links.size() - 1);
        } else if (links.size() > 1
                && TimeGranularity.of(last).filter(g -> g.word().equals(last)).isPresent()) {
            grain = last;
            links.remove(links.size() - 1);
        }
        String name = links.remove(links.size() - 1);
        return new ElementRef(links, name, grain, part);
    }

    public static ElementRef of(List<String> path, String name) {
        return new ElementRef(path, name, null, null);
    }

    public static ElementRef metricTime(TimeGranularity granularity) {
        return new ElementRef(List.of(), METRIC_TIME, granularity == null ? null : granularity.word(), null);
    }

    public ElementRef at(TimeGranularity granularity) {
        return new ElementRef(path, name, granularity.word(), null);
    }

    public ElementRef atCustom(String customGranularity) {
        return new ElementRef(path, name, customGranularity, null);
    }

    public ElementRef extract(DatePart datePart) {
        return new ElementRef(path, name, null, datePart);
    }

    public boolean isMetricTime() {
        return path.isEmpty() && METRIC_TIME.equals(name);
    }

    /** Path and name without grain or part. */
    public String element() {
        return path.isEmpty() ? name : String.join("__", path) + "__" + name;
    }

    /** The written form; also the name of the column that carries it. */
    @Override
    public String toString() {
        return element() + (grain != null ? "__" + grain : part != null ? "__extract_" + part.word() : "");
    }
}
