package ai.datamind.semantic.interpret.business;

import java.util.ArrayList;
import java.util.List;

/** One construction of language each, with the statement that answers it. */
final class BusinessQuestions {

    /** {@code instructions} are given beside the question, or empty. */
    record Question(String kind, String text, String instructions, String gold) {}

    private final Trade t;
    private final List<Question> all = new ArrayList<>();

    private BusinessQuestions(Trade trade) {
        this.t = trade;
    }

    static List<Question> about(Trade trade) {
        var q = new BusinessQuestions(trade);
        q.times();
        q.arithmetic();
        q.definitions();
        q.parts();
        q.groups();
        q.comparisons();
        q.windows();
        return q.all;
    }

    private void add(String kind, String text, String gold) {
        all.add(new Question(kind, text, "", gold));
    }

    private void add(String kind, String text, String instructions, String gold) {
        all.add(new Question(kind, text, instructions, gold));
    }

    private String events() {
        return " FROM " + t.eventTable() + " e";
    }

    private String joined() {
        return " FROM " + t.eventTable() + " e JOIN " + t.parentTable() + " p ON p." + t.party() + "_id = e."
                + t.party() + "_id";
    }

    private String name() {
        return "p." + t.party() + "_name";
    }

    private static String spoken(String column) {
        return column.replace('_', ' ');
    }

    private void times() {
        add(
                "average duration",
                "What is the average number of days between the " + t.beginning() + " and the " + t.ending() + " of "
                        + t.events() + "?",
                "SELECT avg(" + t.days() + ")" + events());
        add(
                "duration in a unit",
                "What is the average time in hours between " + t.beginning() + " and " + t.ending() + "?",
                "SELECT avg(" + t.days() + ") * 24" + events());
        add(
                "unit in a second sentence",
                "What is the longest duration from " + t.beginning() + " to " + t.ending()
                        + "? Give the answer in days.",
                "SELECT max(" + t.days() + ")" + events());
        add(
                "duration per group",
                "Show the average time in days from " + t.beginning() + " to " + t.ending() + " for each " + t.party()
                        + ".",
                "SELECT " + name() + ", avg(" + t.days() + ")" + joined() + " GROUP BY p." + t.party() + "_id, 1");
        add(
                "duration compared",
                "How many " + t.events() + " have more than 10 days between the " + t.beginning() + " and the "
                        + t.ending() + "?",
                "SELECT count(*)" + events() + " WHERE " + t.days() + " > 10");
    }

    private void arithmetic() {
        String p = spoken(t.price());
        add(
                "product",
                "What is the total of " + p + " times " + t.amount() + "?",
                "SELECT sum(e." + t.price() + " * e." + t.amount() + ")" + events());
        add(
                "product per group",
                "What is the total " + p + " * " + t.amount() + " for each " + t.party() + "?",
                "SELECT " + name() + ", sum(e." + t.price() + " * e." + t.amount() + ")" + joined() + " GROUP BY p."
                        + t.party() + "_id, 1");
        add(
                "difference",
                "What is the average of " + p + " minus " + t.cost() + "?",
                "SELECT avg(e." + t.price() + " - e." + t.cost() + ")" + events());
        add(
                "ratio",
                "What is the ratio of total " + t.cost() + " to total " + p + "?",
                "SELECT sum(e." + t.cost() + ")::float / sum(e." + t.price() + ")" + events());
        add(
                "formula with numbers",
                "What is the total of (" + p + " - " + t.cost() + ") / " + p + " * 100?",
                "SELECT sum((e." + t.price() + " - e." + t.cost() + ")::float / e." + t.price() + " * 100)" + events());
        add(
                "average of counts",
                "What is the average number of " + t.events() + " per " + t.party() + "?",
                "SELECT avg(n) FROM (SELECT count(*) n" + events() + " GROUP BY e." + t.party() + "_id) x");
    }

    private void definitions() {
        String p = spoken(t.price());
        add(
                "definition beside the question",
                "What is the TGV for each " + t.group() + "?",
                "TGV = total of " + p + " * " + t.amount(),
                "SELECT p." + t.group() + ", sum(e." + t.price() + " * e." + t.amount() + ")" + joined()
                        + " GROUP BY 1");
        add(
                "definition in the question",
                "What is the average gain? Gain is defined as " + p + " minus " + t.cost() + ".",
                "SELECT avg(e." + t.price() + " - e." + t.cost() + ")" + events());
        add(
                "definition in brackets",
                "What is the total turnover (turnover = " + p + " * " + t.amount() + ")?",
                "SELECT sum(e." + t.price() + " * e." + t.amount() + ")" + events());
        add(
                "definition of a count",
                "What is the NFE?",
                "NFE = number of " + t.flag() + " " + t.events(),
                "SELECT count(*)" + events() + " WHERE e." + t.flag());
    }

    private void parts() {
        add(
                "percentage",
                "What percentage of " + t.events() + " are " + t.flag() + "?",
                "SELECT 100.0 * count(*) FILTER (WHERE e." + t.flag() + ") / count(*)" + events());
        add(
                "proportion per group",
                "What is the proportion of " + t.flag() + " " + t.events() + " for each " + t.party() + "?",
                "SELECT " + name() + ", count(*) FILTER (WHERE e." + t.flag() + ")::float / count(*)" + joined()
                        + " GROUP BY p." + t.party() + "_id, 1");
    }

    private void groups() {
        add(
                "top with figure",
                "What are the top 2 " + t.parties() + " by number of " + t.events() + "?",
                "SELECT " + name() + ", count(*)" + joined() + " GROUP BY p." + t.party()
                        + "_id, 1 ORDER BY 2 DESC LIMIT 2");
        add(
                "top by total",
                "What are the top 3 " + t.parties() + " by total " + t.cost() + "?",
                "SELECT " + name() + ", sum(e." + t.cost() + ")" + joined() + " GROUP BY p." + t.party()
                        + "_id, 1 ORDER BY 2 DESC LIMIT 3");
        add(
                "group of the other side",
                "What is the total " + t.cost() + " by " + t.party() + " " + t.group() + "?",
                "SELECT p." + t.group() + ", sum(e." + t.cost() + ")" + joined() + " GROUP BY 1");
    }

    private String within(String from, String to) {
        return " FILTER (WHERE " + t.day("e." + t.begun()) + " >= DATE '" + from + "' AND " + t.day("e." + t.begun())
                + " < DATE '" + to + "')";
    }

    private void comparisons() {
        String change = "SELECT (count(*)" + within("2025-01-01", "2026-01-01") + " - count(*)"
                + within("2024-01-01", "2025-01-01") + ") * 100.0 / count(*)" + within("2024-01-01", "2025-01-01")
                + events();
        if (t.clock() != Trade.Clock.SECONDS) {
            add(
                    "change between years",
                    "What is the percentage change in the number of " + t.events() + " from 2024 to 2025?",
                    change);
            add(
                    "change between months",
                    "What is the change in total " + t.cost() + " between March 2024 and June 2025?",
                    "SELECT sum(e." + t.cost() + ")" + within("2025-06-01", "2025-07-01") + " - sum(e." + t.cost() + ")"
                            + within("2024-03-01", "2024-04-01") + events());
        }
        add(
                "best of each group",
                "What are the top 2 " + t.parties() + " by number of " + t.events() + " for each " + t.group() + "?",
                "SELECT " + t.group() + ", name, n FROM (SELECT p." + t.group() + ", " + name()
                        + " AS name, count(*) n, row_number() OVER (PARTITION BY p." + t.group()
                        + " ORDER BY count(*) DESC) AS r" + joined() + " GROUP BY p." + t.party()
                        + "_id, 1, 2) x WHERE r <= 2");
        add(
                "condition said first",
                "For " + t.events() + " that are " + t.flag() + ", what is the average " + t.cost() + " for each "
                        + t.party() + "?",
                "SELECT " + name() + ", avg(e." + t.cost() + ")" + joined() + " WHERE e." + t.flag() + " GROUP BY p."
                        + t.party() + "_id, 1");
        add(
                "different ones counted",
                "What is the number of distinct " + t.parties() + " and the total " + t.cost() + " of " + t.flag() + " "
                        + t.events() + "?",
                "SELECT count(DISTINCT e." + t.party() + "_id), sum(e." + t.cost() + ")" + events() + " WHERE e."
                        + t.flag());
        add(
                "parts of stored values",
                "How many " + t.parties() + " have a Zorro or Tango " + t.party() + " name?",
                "SELECT count(*) FROM " + t.parentTable() + " p WHERE " + name() + " ILIKE '%zorro%' OR " + name()
                        + " ILIKE '%tango%'");
    }

    private void windows() {
        add(
                "within days of another moment",
                "How many " + t.events() + " have a " + t.ending() + " within 7 days after the " + t.beginning() + "?",
                "SELECT count(*)" + events() + " WHERE " + t.days() + " BETWEEN 0 AND 7");
        add(
                "running total",
                "What is the cumulative number of " + t.events() + " by month?",
                "SELECT m, sum(n) OVER (ORDER BY m) FROM (SELECT date_trunc('month', " + t.day("e." + t.begun())
                        + ") m, count(*) n" + events() + " GROUP BY 1) x");
        add(
                "best month",
                "Which month had the highest total " + t.cost() + "?",
                "SELECT date_trunc('month', " + t.day("e." + t.begun()) + ")" + events() + " GROUP BY 1 ORDER BY sum(e."
                        + t.cost() + ") DESC LIMIT 1");
        if (t.clock() != Trade.Clock.SECONDS) {
            add(
                    "calendar months",
                    "How many " + t.events() + " were " + t.verb() + " in the last 12 calendar months?",
                    "SELECT count(*)" + events() + " WHERE " + t.day("e." + t.begun()) + " >= DATE '2025-01-01' AND "
                            + t.day("e." + t.begun()) + " < DATE '2026-01-16'");
            add(
                    "weekend",
                    "How many " + t.events() + " were " + t.verb() + " on weekends?",
                    "SELECT count(*)" + events() + " WHERE extract(isodow FROM e." + t.begun() + ") IN (6, 7)");
        }
    }
}
