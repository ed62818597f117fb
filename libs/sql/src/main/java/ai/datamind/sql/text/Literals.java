package ai.datamind.sql.text;

/** Values as literals. Text is written so that no setting of the engine changes its reading. */
public final class Literals {
    private Literals() {}

    public static String text(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new Rejected(Reason.BAD_TOKEN, "a text with a zero character");
        }
        if (value.indexOf('\\') >= 0) {
            return "E'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
        }
        return "'" + value.replace("'", "''") + "'";
    }
}
