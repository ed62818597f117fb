package ai.datamind.semantic.interpret;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is no question about the data is said to be so before anything is read into it. */
final class Screening {

    private static final int LONGEST = 1_000;
    private static final Pattern SQL = Pattern.compile(
            "(?is)^\\s*(select\\b.*\\bfrom\\b|with\\s+\\w+\\s+as\\s*\\(|insert\\s+into\\b|update\\s+\\w+\\s+set\\b|delete\\s+from\\b|drop\\s+(table|schema|database|view)\\b|create\\s+(table|view|schema|role|user)\\b|alter\\s+\\w+\\b|truncate\\b|grant\\b|revoke\\b|copy\\b.*\\b(from|to)\\b|explain\\b|vacuum\\b).*");
    private static final Pattern CHANGE = Pattern.compile(
            "(?is)^\\W*(please\\s+|can you\\s+|could you\\s+|i want to\\s+|let's\\s+)?(delete|remove|drop|erase|truncate|insert|update|modify|change|create|alter|rename|grant|revoke|wipe|purge|destroy)\\b.*");
    private static final Pattern ORDERS = Pattern.compile(
            "(?is).*\\b(ignore|disregard|forget|bypass|override)\\b.{0,40}\\b(instructions?|rules?|polic(y|ies)|prompt|restrictions?|filters?)\\b.*");
    private static final Pattern SECRETS = Pattern.compile(
            "(?is).*\\b(passwords?|passphrases?|api keys?|private keys?|credentials?|pg_shadow|pg_authid)\\b.*");

    private Screening() {}

    /** Why this cannot be answered, or nothing. */
    static Optional<String> refusal(String question, boolean secretsAreModelled) {
        if (question == null || question.isBlank()) {
            return Optional.of("The question is empty. Ask for example: how many orders are there per month?");
        }
        if (question.length() > LONGEST) {
            return Optional.of("The question is longer than " + LONGEST + " characters. Ask one thing at a time.");
        }
        if (question.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Optional.of("There is no word in the question.");
        }
        String lower = question.toLowerCase(Locale.ROOT);
        if (SQL.matcher(lower).matches()) {
            return Optional.of(
                    "That is SQL, not a question. Statements are run through the SQL endpoint, under the same rules.");
        }
        if (CHANGE.matcher(lower).matches()) {
            return Optional.of("Questions only read: nothing can be changed or deleted here.");
        }
        if (ORDERS.matcher(lower).matches()) {
            return Optional.of("Only questions about the data are understood; the rules of access always hold.");
        }
        if (!secretsAreModelled && SECRETS.matcher(lower).matches()) {
            return Optional.of("Passwords and other secrets are not part of the model.");
        }
        return Optional.empty();
    }
}
