package ai.datamind.semantic.interpret.ask;

import ai.datamind.semantic.interpret.link.Chunk;
import java.util.ArrayList;
import java.util.List;

/** One scope while it is read: what is shown of which entity under which conditions, in which order. */
public final class Ask {

    /** An order; {@code explicit} when it was asked for as such, not by a superlative. */
    public record Order(Shown by, boolean descending, boolean explicit) {}

    private Chunk focus;
    private final List<Shown> shown = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Shown> groups = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<Chunk> mentions = new ArrayList<>();
    private final List<Chunk> unused = new ArrayList<>();
    private final List<Shown> soft = new ArrayList<>();
    private final List<Chunk> explained = new ArrayList<>();
    private Integer limit;
    private boolean distinct;
    private boolean yesNo;
    private boolean who;
    private boolean thereIs;
    private String share;
    private String arithmetic;
    private int arithmeticFrom;
    private String grain;
    private String comparedTo;
    private String unit;
    private Chunk sharedBy;
    private boolean ranking;
    private int restated;
    private int sorted;
    private boolean running;

    public Chunk focus() {
        return focus;
    }

    public void focus(Chunk c) {
        focus = c;
    }

    public List<Shown> shown() {
        return shown;
    }

    public List<Condition> conditions() {
        return conditions;
    }

    public List<Shown> groups() {
        return groups;
    }

    public List<Order> orders() {
        return orders;
    }

    /** Tables named without a condition of their own. */
    public List<Chunk> mentions() {
        return mentions;
    }

    /** Chunks that found no place: they count against the reading. */
    public List<Chunk> unused() {
        return unused;
    }

    /** Chunks that no name holds but that were understood all the same ("monthly"). */
    public List<Chunk> explained() {
        return explained;
    }

    public Integer limit() {
        return limit;
    }

    public void limit(Integer n) {
        limit = n;
    }

    public boolean distinct() {
        return distinct;
    }

    public void distinct(boolean d) {
        distinct = d;
    }

    public boolean yesNo() {
        return yesNo;
    }

    public void yesNo(boolean y) {
        yesNo = y;
    }

    /** It was asked whether there is something at all. */
    public boolean thereIs() {
        return thereIs;
    }

    public void thereIs(boolean t) {
        thereIs = t;
    }

    public boolean who() {
        return who;
    }

    public void who(boolean w) {
        who = w;
    }

    public String share() {
        return share;
    }

    public void share(String s) {
        share = s;
    }

    /** How two shown things become one number: "/" or "-"; null when they do not. */
    public String arithmetic() {
        return arithmetic;
    }

    /** The place of the first of the two. */
    public int arithmeticFrom() {
        return arithmeticFrom;
    }

    public void arithmetic(String operator, int from) {
        arithmetic = operator;
        arithmeticFrom = from;
    }

    /** Entities named first, whose names need not be shown when a later sentence says what is. */
    public List<Shown> soft() {
        return soft;
    }

    /** The unit of time to group by, or null. */
    public String grain() {
        return grain;
    }

    public void grain(String g) {
        grain = g;
    }

    /** The unit of time to compare with the one before, or null. */
    public String comparedTo() {
        return comparedTo;
    }

    public void comparedTo(String unit) {
        comparedTo = unit;
    }

    /** The unit of time that durations are wanted in, or null. */
    public String unit() {
        return unit;
    }

    public void unit(String u) {
        unit = u;
    }

    /** What an average of counts was shared out among; it groups nothing. */
    public Chunk sharedBy() {
        return sharedBy;
    }

    public void sharedBy(Chunk k) {
        sharedBy = k;
    }

    /** Several of the best were asked for ("top 5"): what they are ranked by is part of the answer. */
    public boolean ranking() {
        return ranking;
    }

    public void ranking(boolean r) {
        ranking = r;
    }

    /** How many further sentences only said once more, or in which form, what is wanted. */
    public int restated() {
        return restated;
    }

    /** Whether figures are added up along the time they are grouped by. */
    public boolean running() {
        return running;
    }

    public void running(boolean r) {
        running = r;
    }

    public void restate() {
        restated++;
    }

    /** How many further sentences only told the order. */
    public int sortingSentences() {
        return sorted;
    }

    public void sorted() {
        sorted++;
    }

    public boolean aggregated() {
        return shown.stream().anyMatch(s -> s.aggregate() || s.kind() == Shown.Kind.TERM);
    }
}
