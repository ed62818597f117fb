package ai.datamind.semantic.interpret.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * "AOV = total amount / number of orders", "active customers are defined as customers who ordered": found in the question and
 * in instructions given with it, and put in the place of the word. What else instructions say is advice and left alone.
 */
public final class Definitions {

    private static final int MOST = 12;
    private static final int LONGEST = 400;

    /** A name has few words, at most one of them in brackets; a condition may follow behind ", where". */
    private static final Pattern EQUATION = Pattern.compile(
            "^\\W*(?<name>[\\p{L}][\\p{L}\\p{N}_%-]*(?: [\\p{L}\\p{N}_%-]+){0,4}?)\\s*(?:\\((?<other>[^()]{1,60})\\)\\s*)?"
                    + "(?:=|:=|\\bis defined as\\b|\\bare defined as\\b|\\bis calculated as\\b|\\bis computed as\\b|\\bmeans\\b"
                    + "|\\bstands for\\b|\\brefers to\\b)\\s*(?<body>.+)$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern ASIDE = Pattern.compile(
            "\\s*[(,;]\\s*(?:where |with |given |assuming |and )?(?<text>[\\p{L}][\\p{L}\\p{N}_ %-]{0,60}?\\s*"
                    + "(?:=(?!=)|\\bis defined as\\b|\\bis calculated as\\b|\\bis computed as\\b)\\s*[^;]{3,200}?)\\)?\\s*(?=[.?!]|$)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern IMPERATIVE = Pattern.compile(
            "^(?:calculate|compute|find|take|get|return|use)\\s+(?:the\\s+)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern CONDITION = Pattern.compile(
            "\\s*[,.;]\\s*(?:and\\s+)?(?=(?:where|when|for which|only for|considering only)\\b)",
            Pattern.CASE_INSENSITIVE);

    /** A name, what it means, and the condition that was said behind it ("" for none). */
    record Definition(String name, String meaning, String condition) {}

    private Definitions() {}

    /** The question with every defined word replaced. */
    public static String applied(String question, String instructions) {
        var known = new ArrayList<Definition>();
        String text = question == null ? "" : question;
        Matcher aside = ASIDE.matcher(text);
        if (aside.find()) {
            Definition d = definition(aside.group("text"));
            if (d != null && mentions(text.substring(0, aside.start()), d.name())) {
                known.add(d);
                text = text.substring(0, aside.start()) + text.substring(aside.end());
            }
        }
        var kept = new StringBuilder();
        for (String sentence : sentences(text)) {
            Definition d = sentence.endsWith("?") ? null : definition(sentence);
            if (d != null && !d.name().isBlank() && mentions(text.replace(sentence, ""), d.name())) {
                known.add(d);
            } else {
                kept.append(kept.isEmpty() ? "" : " ").append(sentence);
            }
        }
        if (instructions != null) {
            for (String sentence : sentences(instructions)) {
                Definition d = definition(sentence);
                if (d != null && known.size() < MOST) {
                    known.add(d);
                }
            }
        }
        return replaced(kept.toString(), known);
    }

    private static String replaced(String question, List<Definition> known) {
        String text = question;
        var conditions = new StringBuilder();
        for (Definition d : known) {
            Matcher m = named(d.name()).matcher(text);
            if (m.find()) {
                text = m.replaceAll(Matcher.quoteReplacement(d.meaning()));
                conditions.append(d.condition().isEmpty() ? "" : " " + d.condition());
            }
        }
        if (conditions.isEmpty()) {
            return text;
        }
        int end = text.indexOf('?') < 0 ? text.indexOf(". ") : text.indexOf('?');
        return end < 0
                ? text.replaceAll("[.?!]\\s*$", "") + conditions
                : text.substring(0, end) + conditions + text.substring(end);
    }

    private static boolean mentions(String text, String name) {
        return named(name).matcher(text).find();
    }

    private static Pattern named(String name) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}_])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_])",
                name.equals(name.toUpperCase(java.util.Locale.ROOT)) ? 0 : Pattern.CASE_INSENSITIVE);
    }

    private static List<String> sentences(String text) {
        var all = new ArrayList<String>();
        for (String s : text.split("(?<=[.?!])\\s+(?=[\\p{Lu}\"'`(])|\\R+")) {
            if (!s.isBlank()) {
                all.add(s.strip());
            }
        }
        return all;
    }

    /** Null where the sentence defines nothing in words: a meaning written in SQL is advice on how, not on what. */
    static Definition definition(String sentence) {
        Matcher m = EQUATION.matcher(sentence.strip());
        if (!m.matches() || sentence.length() > LONGEST) {
            return null;
        }
        String body = m.group("body").strip().replaceAll("[.;]+$", "").strip();
        int equals = body.lastIndexOf(" = ");
        if (equals > 0 && body.substring(equals).matches(".*[/*+-].*")) {
            body = body.substring(equals + 3).strip();
        }
        if (body.matches("(?is).*(\\bselect\\b|date_trunc|\\binterval\\b|::|=).*") || body.isBlank()) {
            return null;
        }
        String condition = "";
        Matcher c = CONDITION.matcher(body);
        if (c.find()) {
            condition = body.substring(c.end()).strip();
            body = body.substring(0, c.start()).strip();
        }
        return new Definition(m.group("name").strip(), meaning(body), condition);
    }

    /** Functions of SQL become words; what is computed stands in brackets, so that a function before it is over the whole. */
    private static String meaning(String body) {
        String text = IMPERATIVE
                .matcher(body)
                .replaceFirst("")
                .replaceAll("(?i)\\bcount\\(distinct ([^()]+)\\)", "number of distinct $1")
                .replaceAll("(?i)\\bcount\\(([^()*]+)\\)", "number of $1")
                .replaceAll("(?i)\\bsum\\(", "total (")
                .replaceAll("(?i)\\bavg\\(", "average (")
                .replaceAll("(?i)\\bmin\\(", "minimum (")
                .replaceAll("(?i)\\bmax\\(", "maximum (");
        boolean computed = text.matches("(?s).*(\\s[-+*/×÷]\\s|[)\\w][*/][(\\w]).*");
        return computed ? "(" + text.replaceAll("(?<=[)\\p{L}\\p{N}])([*/])(?=[(\\p{L}\\p{N}])", " $1 ") + ")" : text;
    }
}
