package ai.datamind.semantic.interpret.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Plain forms of a word: irregular forms first, then endings taken off as long as a known word (or, for the first
 * applicable ending, any word) is left. Both tables are data of a language.
 */
public final class Morphology {

    /** Endings in order of preference, with what is put in their place. */
    public record Ending(String ending, String replacement) {}

    private final Map<String, List<String>> irregular;
    private final List<Ending> endings;
    private final Predicate<String> known;

    public Morphology(Map<String, List<String>> irregular, List<Ending> endings, Predicate<String> known) {
        this.irregular = irregular;
        this.endings = List.copyOf(endings);
        this.known = known;
    }

    /** The word itself and every plain form it may have, most likely first; never empty. */
    public List<String> forms(String word) {
        Set<String> forms = new LinkedHashSet<>();
        List<String> special = irregular.getOrDefault(word, List.of());
        if (special.isEmpty() || known.test(word)) {
            forms.add(word);
        }
        forms.addAll(special);
        String fallback = null;
        for (Ending e : endings) {
            int left = word.length() - e.ending().length();
            if (left >= 2 && word.endsWith(e.ending())) {
                String form = word.substring(0, left) + e.replacement();
                if (known.test(form)) {
                    forms.add(form);
                } else if (fallback == null) {
                    fallback = form;
                }
                if (left >= 3 && form.charAt(form.length() - 1) == form.charAt(form.length() - 2)) {
                    String single = form.substring(0, form.length() - 1);
                    if (known.test(single)) {
                        forms.add(single);
                    }
                }
            }
        }
        if (fallback != null && forms.size() <= 1 && !known.test(word)) {
            forms.add(fallback);
        }
        forms.add(word);
        return new ArrayList<>(forms);
    }

    /** What is left of a word when its endings are gone: equal stems are one family ("produced", "production"). */
    public static String stem(String word) {
        String s = word;
        for (String ending : STEM_ENDINGS) {
            if (s.length() - ending.length() >= 4 && s.endsWith(ending)) {
                s = s.substring(0, s.length() - ending.length());
                break;
            }
        }
        return s.length() > 4 && (s.endsWith("e") || s.endsWith("y") || s.endsWith("i"))
                ? s.substring(0, s.length() - 1)
                : s;
    }

    private static final List<String> STEM_ENDINGS = List.of(
            "izations",
            "ization",
            "ations",
            "ation",
            "ments",
            "ment",
            "ities",
            "ity",
            "ings",
            "ing",
            "ions",
            "ion",
            "ships",
            "ship",
            "ances",
            "ance",
            "ences",
            "ence",
            "ers",
            "ors",
            "ies",
            "ied",
            "ive",
            "ors",
            "ed",
            "es",
            "er",
            "or",
            "al",
            "ly",
            "s");
}
