package ai.datamind.evaluation.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements a question accepts: several behind semicolons, and in braces any non-empty choice of columns. */
final class AcceptedStatements {

    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");
    private static final int MOST = 40;

    private AcceptedStatements() {}

    static List<String> of(String gold) {
        var all = new ArrayList<String>();
        for (String statement : split(gold)) {
            expand(statement, all);
        }
        return all;
    }

    private static List<String> split(String gold) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        boolean quoted = false;
        for (char c : gold.toCharArray()) {
            quoted ^= c == '\'';
            if (c == ';' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts.stream().map(String::strip).filter(p -> !p.isEmpty()).toList();
    }

    private static void expand(String statement, List<String> all) {
        Matcher m = BRACES.matcher(statement);
        if (!m.find()) {
            all.add(statement);
            return;
        }
        String[] choice = m.group(1).split(",");
        for (int bits = 1; bits < 1 << Math.min(6, choice.length) && all.size() < MOST; bits++) {
            var chosen = new ArrayList<String>();
            for (int i = 0; i < choice.length; i++) {
                if ((bits >> i & 1) == 1) {
                    chosen.add(choice[i].strip());
                }
            }
            String columns = String.join(", ", chosen);
            String grouped = columns.replaceAll("(?i)\\s+as\\s+\\w+", "");
            all.add(statement.replace(m.group(), columns).replace("{}", grouped));
        }
    }
}
