package ai.datamind.semantic.interpret.vocabulary.facts;

import java.util.List;
import java.util.Locale;

/** Identifiers cut at signs, capitals and digits. */
public final class Identifiers {

    private Identifiers() {}

    public static List<String> pieces(String identifier) {
        String spaced = identifier
                .replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
                .replaceAll("(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})", " ")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? List.of() : List.of(spaced.split(" "));
    }
}
