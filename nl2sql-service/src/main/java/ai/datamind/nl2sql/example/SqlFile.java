package ai.datamind.nl2sql.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Examples in a {@code .sql} file: a line {@code -- question: …}, then the statement that answers it, up to the next such line.
 * What stands before the first question is a preface and ignored.
 */
final class SqlFile {
    private static final String MARK = "question:";

    private SqlFile() {}

    record Example(String question, String sql) {}

    /** In order; questions without a statement are left out. */
    static List<Example> examples(String content) {
        List<Example> examples = new ArrayList<>();
        String question = null;
        StringBuilder sql = new StringBuilder();
        for (String line : content.lines().toList()) {
            String asked = question(line);
            if (asked == null) {
                sql.append(line).append('\n');
                continue;
            }
            add(examples, question, sql);
            question = asked;
            sql.setLength(0);
        }
        add(examples, question, sql);
        return examples;
    }

    private static String question(String line) {
        String text = line.strip();
        if (!text.startsWith("--")) return null;
        String comment = text.substring(2).strip();
        return comment.toLowerCase(Locale.ROOT).startsWith(MARK)
                ? comment.substring(MARK.length()).strip()
                : null;
    }

    private static void add(List<Example> examples, String question, StringBuilder sql) {
        String body = sql.toString().strip();
        String bare = body.endsWith(";") ? body.substring(0, body.length() - 1).strip() : body;
        if (question != null && !question.isBlank() && !bare.isEmpty()) examples.add(new Example(question, bare));
    }
}
