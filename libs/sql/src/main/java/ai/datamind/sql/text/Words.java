package ai.datamind.sql.text;

/** Character rules shared by lexer and limits. */
final class Words {
    private Words() {}

    /** PostgreSQL folds ASCII only in UTF-8 databases. */
    static String lower(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                char[] chars = word.toCharArray();
                for (int j = i; j < chars.length; j++) {
                    if (chars[j] >= 'A' && chars[j] <= 'Z') {
                        chars[j] = (char) (chars[j] + 32);
                    }
                }
                return new String(chars);
            }
        }
        return word;
    }

    static boolean plainLetter(char c) {
        return !isFullWidth(c) && (Character.isLetter(c) || Character.isSurrogate(c));
    }

    static boolean isFullWidth(char c) {
        return c >= 0xFF01 && c <= 0xFF5E;
    }

    /** Control, invisible and direction-changing characters: what a reader sees must be what the engine reads. */
    static boolean invisible(int c) {
        if (c == '\t' || c == '\n' || c == '\r') {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE
                || type == Character.SURROGATE;
    }
}
