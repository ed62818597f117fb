package ai.datamind.semantic.interpret.vocabulary;

import java.util.List;
import java.util.Locale;

/** The stored spelling of yes and no, for columns that hold nothing else; both null where a column is no flag. */
public record Flag(String yes, String no) {

    private static final List<Flag> PAIRS = List.of(
            new Flag("yes", "no"),
            new Flag("y", "n"),
            new Flag("true", "false"),
            new Flag("t", "f"),
            new Flag("ja", "nein"),
            new Flag("j", "n"),
            new Flag("1", "0"));

    public static Flag of(Column.Type type, List<String> values, boolean complete) {
        if (type == Column.Type.BOOLEAN) {
            return new Flag("true", "false");
        }
        if (!complete || values.isEmpty() || values.size() > 3) {
            return new Flag(null, null);
        }
        for (Flag pair : PAIRS) {
            String yes = null;
            String no = null;
            boolean other = false;
            for (String value : values) {
                String plain = value.strip().toLowerCase(Locale.ROOT);
                if (plain.equals(pair.yes)) {
                    yes = value;
                } else if (plain.equals(pair.no)) {
                    no = value;
                } else {
                    other |= !plain.isEmpty();
                }
            }
            if (!other && (yes != null || no != null) && (values.size() > 1 || !pair.yes.equals("1"))) {
                return new Flag(yes != null ? yes : pair.yes, no != null ? no : pair.no);
            }
        }
        return new Flag(null, null);
    }
}
