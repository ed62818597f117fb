package ai.datamind.semantic.interchange.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Members that every element of an interchange document has, and names of ours for names of theirs. */
public final class Foreign {

    private static final int LONGEST = 100;

    private Foreign() {}

    public static String text(JsonNode element, String member) {
        JsonNode value = element.path(member);
        return value.isTextual() ? value.textValue() : null;
    }

    public static List<String> synonyms(JsonNode element) {
        return texts(element.path("ai_context").path("synonyms"));
    }

    public static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(t -> texts.add(t.asText()));
        return texts;
    }

    /** The expression in the dialect we read, the standard one. */
    public static String expression(JsonNode element) {
        for (JsonNode dialect : element.path("expression").path("dialects")) {
            if ("ANSI_SQL".equals(dialect.path("dialect").asText())) {
                return dialect.path("expression").asText();
            }
        }
        throw new IllegalArgumentException("it has no expression in ANSI_SQL");
    }

    /** A name that is legal here stays; another is made legal, and different from those taken. */
    public static String name(String theirs, String otherwise, Collection<String> taken) {
        String plain =
                theirs.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
        boolean legal = theirs.matches("[a-z][a-z0-9_]{0,127}") && !theirs.contains("__");
        String wanted =
                legal ? theirs : plain.isEmpty() ? otherwise : plain.substring(0, Math.min(plain.length(), LONGEST));
        String name = wanted;
        for (int n = 2; taken.contains(name); n++) {
            name = wanted + "_" + n;
        }
        return name;
    }
}
