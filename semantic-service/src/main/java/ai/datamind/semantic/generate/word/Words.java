package ai.datamind.semantic.generate.word;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of tables and columns as words. */
public final class Words {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Set<String> UNCHANGED = Set.of(
            "series",
            "species",
            "status",
            "bus",
            "gas",
            "news",
            "address",
            "class",
            "process",
            "business",
            "analysis",
            "basis",
            "campus",
            "bonus");

    private Words() {}

    public static List<String> of(String identifier) {
        var words = new ArrayList<String>();
        for (String part : identifier.split("[^A-Za-z0-9]+")) {
            for (String word : HUMP.split(part)) {
                if (!word.isBlank()) {
                    words.add(word.toLowerCase(Locale.ROOT));
                }
            }
        }
        return words;
    }

    /** A name of the semantic vocabulary; text that holds no letter gets one. */
    public static String name(String identifier) {
        String name = String.join("_", of(identifier));
        if (name.isEmpty() || !Character.isLetter(name.charAt(0)) || name.charAt(0) > 'z') {
            name = "x_" + name;
        }
        name = name.replaceAll("[^a-z0-9_]", "").replaceAll("_+", "_").replaceAll("_$", "");
        return name.length() > 60 ? name.substring(0, 60).replaceAll("_$", "") : name;
    }

    public static String spoken(String identifier) {
        return String.join(" ", of(identifier));
    }

    public static String singular(String word) {
        if (UNCHANGED.contains(word) || word.length() < 4) {
            return word;
        }
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("sses") || word.endsWith("shes") || word.endsWith("ches") || word.endsWith("xes")) {
            return word.substring(0, word.length() - 2);
        }
        return word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    /** The last word made singular: what one row of the table is. */
    public static String singularName(String identifier) {
        String name = name(identifier);
        int at = name.lastIndexOf('_') + 1;
        return name.substring(0, at) + singular(name.substring(at));
    }

    /** A first part that all columns of a table share ("o_" of o_orderkey), or nothing. */
    public static String sharedPrefix(Collection<String> columns) {
        if (columns.size() < 2) {
            return "";
        }
        String first = columns.iterator().next();
        int at = first.indexOf('_');
        if (at < 1 || at > 4) {
            return "";
        }
        String prefix = first.substring(0, at + 1);
        return columns.stream().allMatch(c -> c.startsWith(prefix) && c.length() > prefix.length()) ? prefix : "";
    }

    /** A name not taken yet, which then is. */
    public static String fresh(String wanted, Set<String> taken) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }
}
