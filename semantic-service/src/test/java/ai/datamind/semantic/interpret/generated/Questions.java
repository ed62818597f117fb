package ai.datamind.semantic.interpret.generated;

import java.util.ArrayList;
import java.util.List;

/** Questions about a generated schema, each with the statement that answers it. */
final class Questions {

    /** {@code kind} names the construction, for the scores. */
    record Question(String kind, String text, String gold) {}

    private final World w;
    private final Domain d;
    private final List<Question> all = new ArrayList<>();

    private Questions(World world) {
        this.w = world;
        this.d = world.domain;
    }

    static List<Question> about(World world) {
        var q = new Questions(world);
        q.lists();
        q.numbers();
        q.relations();
        q.extremes();
        q.sets();
        return q.all;
    }

    private void add(String kind, String text, String gold) {
        all.add(new Question(kind, text, gold));
    }

    private String p(String column) {
        return "p." + w.column("parent", column);
    }

    private String c(String column) {
        return "c." + w.column("child", column);
    }

    private String parents() {
        return " FROM " + w.table(w.parent) + " p";
    }

    private String children() {
        return " FROM " + w.table(w.child) + " c";
    }

    private String both() {
        return parents() + " JOIN " + w.table(w.child) + " c ON c." + w.parentRef + " = p." + w.parentKey;
    }

    private String hasChild(String condition) {
        return "p." + w.parentKey + " IN (SELECT c." + w.parentRef + children()
                + (condition.isEmpty() ? "" : " WHERE " + condition) + ")";
    }

    private String linked(int other) {
        return "c." + w.childKey + " IN (SELECT l." + w.linkChild + " FROM " + w.table(w.link) + " l JOIN "
                + w.table(w.other) + " o ON o." + w.otherKey + " = l." + w.linkOther + " WHERE o."
                + w.column("other", "name") + " = '" + d.values("others").get(other) + "')";
    }

    private void lists() {
        String cat = d.word("cat");
        String v = d.values("catv").get(0);
        String v1 = d.values("catv").get(3);
        String ps = d.many("parent");
        add("names", "List the names of all " + ps + ".", "SELECT " + p("name") + parents());
        add("entity", "Show all " + d.many("child") + ".", "SELECT " + c("name") + children());
        add(
                "two columns",
                "What are the " + cat + " and " + d.word("pnum") + " of each " + d.one("parent") + "?",
                "SELECT " + p(cat) + ", " + p(d.word("pnum")) + parents());
        add(
                "filter",
                "Which " + ps + " have the " + cat + " " + v + "?",
                "SELECT " + p("name") + parents() + " WHERE " + p(cat) + " = '" + v + "'");
        add(
                "filter",
                "Give the " + d.word("pnum") + " of the " + ps + " whose " + cat + " is " + v + ".",
                "SELECT " + p(d.word("pnum")) + parents() + " WHERE " + p(cat) + " = '" + v + "'");
        add(
                "negated filter",
                "Which " + ps + " do not have the " + cat + " " + v + "?",
                "SELECT " + p("name") + parents() + " WHERE " + p(cat) + " <> '" + v + "'");
        add(
                "either",
                "List the names of " + ps + " whose " + cat + " is either " + v + " or " + v1 + ".",
                "SELECT " + p("name") + parents() + " WHERE " + p(cat) + " IN ('" + v + "','" + v1 + "')");
        add(
                "distinct",
                "What are the different " + cat + " values of " + ps + "?",
                "SELECT DISTINCT " + p(cat) + parents());
        add(
                "prefix",
                "List the names of " + ps + " that start with '"
                        + d.values("parents").get(1).charAt(0) + "'.",
                "SELECT " + p("name") + parents() + " WHERE " + p("name") + " LIKE '"
                        + d.values("parents").get(1).charAt(0) + "%'");
        add(
                "order",
                "List the names of " + d.many("child") + " in descending order of " + d.word("cnum") + ".",
                "SELECT " + c("name") + children() + " ORDER BY " + c(d.word("cnum")) + " DESC");
        add(
                "flag",
                "Which " + d.many("child") + " are " + d.word("flag") + "?",
                "SELECT " + c("name") + children() + " WHERE " + c(d.word("flag")));
        add(
                "flag",
                "How many " + d.word("flag") + " " + d.many("child") + " are there?",
                "SELECT count(*)" + children() + " WHERE " + c(d.word("flag")));
        add(
                "negated flag",
                "Which " + d.many("child") + " are not " + d.word("flag") + "?",
                "SELECT " + c("name") + children() + " WHERE NOT " + c(d.word("flag")));
    }

    private void numbers() {
        String cs = d.many("child");
        String num = d.word("cnum");
        add("count", "How many " + cs + " are there?", "SELECT count(*)" + children());
        add("average", "What is the average " + num + " of the " + cs + "?", "SELECT avg(" + c(num) + ")" + children());
        add(
                "extremes",
                "What are the maximum and minimum " + num + " of all " + cs + "?",
                "SELECT max(" + c(num) + "), min(" + c(num) + ")" + children());
        add(
                "between",
                "Which " + cs + " have a " + num + " between 150 and 300?",
                "SELECT " + c("name") + children() + " WHERE " + c(num) + " BETWEEN 150 AND 300");
        add(
                "at least",
                "How many " + cs + " have a " + num + " of at least 250?",
                "SELECT count(*)" + children() + " WHERE " + c(num) + " >= 250");
        add(
                "less than",
                "Show the names of " + cs + " with a " + num + " less than 250.",
                "SELECT " + c("name") + children() + " WHERE " + c(num) + " < 250");
        add(
                "above average",
                "Which " + cs + " have a " + num + " above the average?",
                "SELECT " + c("name") + children() + " WHERE " + c(num) + " > (SELECT avg(" + c(num) + ")" + children()
                        + ")");
        add(
                "group count",
                "For each " + d.word("cat") + ", how many " + d.many("parent") + " are there?",
                "SELECT " + p(d.word("cat")) + ", count(*)" + parents() + " GROUP BY 1");
        add(
                "group count",
                "How many " + cs + " does each " + d.one("parent") + " have?",
                "SELECT " + p("name") + ", count(*)" + both() + " GROUP BY p." + w.parentKey + ", 1");
        add(
                "group sum",
                "What is the total " + num + " of the " + cs + " for each " + d.one("parent") + "?",
                "SELECT " + p("name") + ", sum(" + c(num) + ")" + both() + " GROUP BY p." + w.parentKey + ", 1");
        add(
                "group average",
                "Show the average " + num + " of " + cs + " by " + d.one("parent") + ".",
                "SELECT " + p("name") + ", avg(" + c(num) + ")" + both() + " GROUP BY p." + w.parentKey + ", 1");
        add(
                "year",
                "How many " + cs + " were " + d.word("verb") + " in 2013?",
                "SELECT count(*)" + children() + " WHERE extract(year from " + c(d.word("date")) + ") = 2013");
        add(
                "after",
                "Which " + cs + " were " + d.word("verb") + " after 2015?",
                "SELECT " + c("name") + children() + " WHERE " + c(d.word("date")) + " >= DATE '2016-01-01'");
        add(
                "before",
                "List the " + cs + " " + d.word("verb") + " before 2012.",
                "SELECT " + c("name") + children() + " WHERE " + c(d.word("date")) + " < DATE '2012-01-01'");
        add(
                "share",
                "What percentage of " + cs + " are " + d.word("flag") + "?",
                "SELECT 100.0 * count(*) FILTER (WHERE " + c(d.word("flag")) + ") / count(*)" + children());
    }

    private void relations() {
        String ps = d.many("parent");
        String cs = d.many("child");
        String first = d.values("parents").get(0);
        add(
                "count of one",
                "How many " + cs + " does " + first + " have?",
                "SELECT count(*)" + both() + " WHERE " + p("name") + " = '" + first + "'");
        add(
                "through",
                "What are the names of the " + cs + " of the " + d.one("parent") + " " + first + "?",
                "SELECT " + c("name") + both() + " WHERE " + p("name") + " = '" + first + "'");
        add(
                "having",
                "Which " + ps + " have more than 2 " + cs + "?",
                "SELECT " + p("name") + both() + " GROUP BY p." + w.parentKey + ", 1 HAVING count(*) > 2");
        add(
                "absence",
                "Which " + ps + " have no " + cs + "?",
                "SELECT " + p("name") + parents() + " WHERE NOT " + hasChild(""));
        add(
                "absence",
                "List the names of " + ps + " without any " + cs + ".",
                "SELECT " + p("name") + parents() + " WHERE NOT " + hasChild(""));
        add(
                "exists",
                "Show the names of " + ps + " that have " + cs + " with a " + d.word("cnum") + " over 250.",
                "SELECT " + p("name") + parents() + " WHERE " + hasChild(c(d.word("cnum")) + " > 250"));
        add(
                "parent filter",
                "List the names of " + cs + " of " + ps + " whose " + d.word("cat") + " is "
                        + d.values("catv").get(0) + ".",
                "SELECT " + c("name") + both() + " WHERE " + p(d.word("cat")) + " = '"
                        + d.values("catv").get(0) + "'");
        add(
                "two tables",
                "Show the name of each " + d.one("child") + " and the name of its " + d.one("parent") + ".",
                "SELECT " + c("name") + ", " + p("name") + both());
        add(
                "exists flag",
                "Which " + ps + " have " + d.word("flag") + " " + cs + "?",
                "SELECT " + p("name") + parents() + " WHERE " + hasChild(c(d.word("flag"))));
    }

    private void extremes() {
        String ps = d.many("parent");
        String cs = d.many("child");
        String num = d.word("cnum");
        add(
                "highest",
                "Which " + d.one("child") + " has the highest " + num + "?",
                "SELECT " + c("name") + children() + " ORDER BY " + c(num) + " DESC LIMIT 1");
        add(
                "lowest",
                "Show the 3 " + cs + " with the lowest " + num + ".",
                "SELECT " + c("name") + children() + " ORDER BY " + c(num) + " LIMIT 3");
        add(
                "most",
                "Which " + d.one("parent") + " has the most " + cs + "?",
                "SELECT " + p("name") + both() + " GROUP BY p." + w.parentKey + ", 1 ORDER BY count(*) DESC LIMIT 1");
        add(
                "most",
                "What is the " + d.word("cat") + " of the " + d.one("parent") + " with the largest number of " + cs
                        + "?",
                "SELECT " + p(d.word("cat")) + both() + " GROUP BY p." + w.parentKey
                        + ", 1 ORDER BY count(*) DESC LIMIT 1");
        add(
                "top by count",
                "What are the top 2 " + ps + " by number of " + cs + "?",
                "SELECT " + p("name") + ", count(*)" + both() + " GROUP BY p." + w.parentKey
                        + ", 1 ORDER BY count(*) DESC LIMIT 2");
        add(
                "common",
                "What is the most common " + d.word("cat") + " of " + ps + "?",
                "SELECT " + p(d.word("cat")) + parents() + " GROUP BY 1 ORDER BY count(*) DESC LIMIT 1");
        add(
                "nested extreme",
                "How many " + cs + " does the " + d.one("parent") + " with the highest " + d.word("pnum") + " have?",
                "SELECT count(*)" + both() + " WHERE p." + w.parentKey + " = (SELECT p." + w.parentKey + parents()
                        + " ORDER BY " + p(d.word("pnum")) + " DESC LIMIT 1)");
        add(
                "group having",
                "Show each " + d.word("cat") + " shared by at least 2 " + ps + ".",
                "SELECT " + p(d.word("cat")) + parents() + " GROUP BY 1 HAVING count(*) >= 2");
    }

    private void sets() {
        String cs = d.many("child");
        String a = d.values("others").get(0);
        String b = d.values("others").get(1);
        String o = d.one("other");
        add(
                "link",
                "Which " + cs + " have the " + o + " " + a + "?",
                "SELECT " + c("name") + children() + " WHERE " + linked(0));
        add(
                "both",
                "Which " + cs + " have both the " + o + " " + a + " and the " + o + " " + b + "?",
                "SELECT " + c("name") + children() + " WHERE " + linked(0) + " AND " + linked(1));
        add(
                "but not",
                "Which " + cs + " have the " + o + " " + a + " but not the " + o + " " + b + "?",
                "SELECT " + c("name") + children() + " WHERE " + linked(0) + " AND NOT " + linked(1));
        add(
                "link count",
                "How many " + d.many("other") + " does each " + d.one("child") + " have?",
                "SELECT " + c("name") + ", count(*)" + children() + " JOIN " + w.table(w.link) + " l ON l."
                        + w.linkChild + " = c." + w.childKey + " GROUP BY c." + w.childKey + ", 1");
        add(
                "link absence",
                "Which " + d.many("other") + " have no " + cs + "?",
                "SELECT o." + w.column("other", "name") + " FROM " + w.table(w.other) + " o WHERE o." + w.otherKey
                        + " NOT IN (SELECT l." + w.linkOther + " FROM " + w.table(w.link) + " l)");
        add(
                "link having",
                "Which " + cs + " have at least 2 " + d.many("other") + "?",
                "SELECT " + c("name") + children() + " JOIN " + w.table(w.link) + " l ON l." + w.linkChild + " = c."
                        + w.childKey + " GROUP BY c." + w.childKey + ", 1 HAVING count(*) >= 2");
    }
}
