package ai.datamind.semantic.interpret.generated;

import ai.datamind.semantic.interpret.generated.Questions.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** German questions about a generated schema whose names are English; {@link #synonyms} is what its model adds. */
final class GermanQuestions {

    private final World w;
    private final Domain en;
    private final Domain de;
    private final List<Question> all = new ArrayList<>();

    private GermanQuestions(World world, Domain german) {
        this.w = world;
        this.en = world.domain;
        this.de = german;
    }

    static List<Question> about(World world, Domain german) {
        var q = new GermanQuestions(world, german);
        q.lists();
        q.numbers();
        q.relations();
        return q.all;
    }

    /** German words by the English ones of the schema, entities and columns alike. */
    static Map<String, List<String>> synonyms(Domain english, Domain german) {
        return Map.of(
                english.one("parent"), List.of(german.one("parent"), german.many("parent")),
                english.one("child"), List.of(german.one("child"), german.many("child")),
                english.one("other"), List.of(german.one("other"), german.many("other")),
                english.word("cat"), List.of(german.word("cat")),
                english.word("pnum"), List.of(german.word("pnum")),
                english.word("cnum"), List.of(german.word("cnum")),
                english.word("flag"), List.of(german.word("flag")));
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

    private String of(String condition) {
        return "p." + w.parentKey + " IN (SELECT c." + w.parentRef + children() + condition + ")";
    }

    private void lists() {
        String cat = en.word("cat");
        String v = en.values("catv").get(0);
        add("entity", "Zeige alle " + de.many("child") + " an", "SELECT " + c("name") + children());
        add(
                "two columns",
                "Zeige Name und " + de.word("pnum") + " der " + de.many("parent"),
                "SELECT " + p("name") + ", " + p(en.word("pnum")) + parents());
        add(
                "filter",
                "Welche " + de.many("parent") + " haben als " + de.word("cat") + " '" + v + "'?",
                "SELECT " + p("name") + parents() + " WHERE " + p(cat) + " = '" + v + "'");
        add(
                "flag",
                "Wie viele " + de.many("child") + " sind " + de.word("flag") + "?",
                "SELECT count(*)" + children() + " WHERE " + c(en.word("flag")));
        add(
                "negated flag",
                "Welche " + de.many("child") + " sind nicht " + de.word("flag") + "?",
                "SELECT " + c("name") + children() + " WHERE NOT " + c(en.word("flag")));
    }

    private void numbers() {
        String num = en.word("cnum");
        add("count", "Wie viele " + de.many("child") + " gibt es?", "SELECT count(*)" + children());
        add(
                "average",
                "Durchschnitt von " + de.word("cnum") + " der " + de.many("child"),
                "SELECT avg(" + c(num) + ")" + children());
        add(
                "between",
                "Welche " + de.many("child") + " haben " + de.word("cnum") + " zwischen 150 und 300?",
                "SELECT " + c("name") + children() + " WHERE " + c(num) + " BETWEEN 150 AND 300");
        add(
                "at least",
                "Wie viele " + de.many("child") + " haben " + de.word("cnum") + " von mindestens 250?",
                "SELECT count(*)" + children() + " WHERE " + c(num) + " >= 250");
        add(
                "group count",
                "Anzahl der " + de.many("parent") + " nach " + de.word("cat"),
                "SELECT " + p(en.word("cat")) + ", count(*)" + parents() + " GROUP BY 1");
        add(
                "extreme",
                "Die drei " + de.many("child") + " mit dem höchsten Wert von " + de.word("cnum"),
                "SELECT " + c("name") + children() + " ORDER BY " + c(num) + " DESC LIMIT 3");
    }

    private void relations() {
        add(
                "absence",
                "Welche " + de.many("parent") + " haben keine " + de.many("child") + "?",
                "SELECT " + p("name") + parents() + " WHERE NOT " + of(""));
        add(
                "absence",
                de.many("parent") + " ohne " + de.many("child"),
                "SELECT " + p("name") + parents() + " WHERE NOT " + of(""));
        add(
                "having",
                de.many("parent") + ", die mehr als zwei " + de.many("child") + " haben",
                "SELECT " + p("name") + parents() + " WHERE " + of(" GROUP BY 1 HAVING count(*) > 2"));
        add(
                "relation",
                "Wie viele " + de.many("child") + " hat jede " + de.one("parent") + "?",
                "SELECT " + p("name") + ", count(*)" + parents() + " JOIN " + w.table(w.child) + " c ON c."
                        + w.parentRef + " = p." + w.parentKey + " GROUP BY p." + w.parentKey + ", 1");
    }
}
