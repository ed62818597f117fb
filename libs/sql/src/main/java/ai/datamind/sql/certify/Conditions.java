package ai.datamind.sql.certify;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The conditions that a plan's scan shows, and whether a filter's columns are among them. */
final class Conditions {
    private static final List<String> PLACES = List.of("Filter", "Index Cond", "Recheck Cond", "TID Cond");

    private Conditions() {}

    /** @param asked one set per condition of the filter; one column of each has to be tested at the scan */
    static boolean test(Map<?, ?> scan, String alias, List<Set<String>> asked) {
        StringBuilder shown = new StringBuilder();
        PLACES.forEach(place ->
                shown.append(scan.get(place) == null ? "" : scan.get(place)).append('\n'));
        String conditions = shown.toString();
        return asked.stream().allMatch(any -> any.stream().anyMatch(column -> names(conditions, alias, column)));
    }

    /** {@code g1q.tenant} or {@code g1q."Tenant"}, as the engine writes it. */
    private static boolean names(String conditions, String alias, String column) {
        String bare = alias + "." + column;
        for (int at = conditions.indexOf(bare); at >= 0; at = conditions.indexOf(bare, at + 1)) {
            int end = at + bare.length();
            boolean begins = at == 0 || !wordly(conditions.charAt(at - 1));
            if (begins && (end == conditions.length() || !wordly(conditions.charAt(end)))) {
                return true;
            }
        }
        return conditions.contains(alias + ".\"" + column.replace("\"", "\"\"") + "\"");
    }

    private static boolean wordly(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '"' || c == '.';
    }
}
