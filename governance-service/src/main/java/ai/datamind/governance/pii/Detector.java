package ai.datamind.governance.pii;

import java.math.BigInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A kind of personal data. A shape alone says little about a number: where there is a check digit or a range it decides, because
 * an order number masked as a card is a log nobody can use.
 */
enum Detector {
    EMAIL(
            "[A-Za-z0-9_+][A-Za-z0-9._%+'-]{0,63}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){0,4}\\.[A-Za-z]{2,24}",
            text -> true),
    IBAN("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b", Detector::isIban),
    CARD("(?<![\\d.-])\\d(?:[ -]?\\d){12,18}(?![\\d.-]*\\d)", Detector::isCard),
    SSN("(?<![\\d-])(?!000|666|9\\d\\d)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?![\\d-])", text -> true),
    PHONE(
            "(?<![\\w+-])(?:\\+\\d{1,3}[ .-]?(?:\\(\\d{1,4}\\)[ .-]?)?\\d{2,4}(?:[ .-]?\\d{2,4}){1,3}"
                    + "|\\(\\d{3}\\) ?\\d{3}[ .-]\\d{4}|\\d{3}[.-]\\d{3}[.-]\\d{4}|\\d{2}-\\d{3}-\\d{3}-\\d{4})(?![\\w-])",
            Detector::hasEnoughDigits);

    private final Pattern shape;
    private final Predicate<String> check;

    Detector(String shape, Predicate<String> check) {
        this.shape = Pattern.compile(shape);
        this.check = check;
    }

    /** The text with each find replaced by its kind. */
    String mask(String text) {
        return shape.matcher(text)
                .replaceAll(find -> check.test(find.group())
                        ? "[" + name() + "]"
                        : java.util.regex.Matcher.quoteReplacement(find.group()));
    }

    private static boolean isIban(String text) {
        String iban = text.replace(" ", "");
        if (iban.length() < 15 || iban.length() > 34) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> digits.append(Character.getNumericValue(c)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    /** By Luhn and by the ranges issuers use; by Luhn alone every tenth long number would be a card. */
    private static boolean isCard(String text) {
        String digits = text.replaceAll("[ -]", "");
        return digits.matches(
                        "4\\d{12}(\\d{3})?(\\d{3})?|5[1-5]\\d{14}|2(22[1-9]|2[3-9]\\d|[3-6]\\d\\d|7[01]\\d|720)\\d{12}"
                                + "|3[47]\\d{13}|3(0[0-5]|[68]\\d)\\d{11}|6(011|5\\d\\d|4[4-9]\\d)\\d{12}|35(2[89]|[3-8]\\d)\\d{12}")
                && luhn(digits);
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static boolean hasEnoughDigits(String text) {
        long digits = text.chars().filter(Character::isDigit).count();
        return digits >= 8 && digits <= 15;
    }
}
