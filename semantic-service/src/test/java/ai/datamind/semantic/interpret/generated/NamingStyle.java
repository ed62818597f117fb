package ai.datamind.semantic.interpret.generated;

/** Habits of naming tables and columns. */
enum NamingStyle {
    SNAKE,
    PLURAL_SNAKE,
    GLUED,
    CAMEL,
    PREFIXED,
    TABLE_IN_COLUMN;

    String table(String one, String many) {
        return switch (this) {
            case SNAKE, GLUED, PREFIXED -> one.replace(" ", "_");
            case PLURAL_SNAKE, TABLE_IN_COLUMN -> many.replace(" ", "_");
            case CAMEL -> capital(one);
        };
    }

    String column(String entity, String spoken) {
        return switch (this) {
            case SNAKE, PLURAL_SNAKE -> spoken.replace(" ", "_");
            case GLUED -> spoken.replace(" ", "");
            case CAMEL -> camel(spoken);
            case PREFIXED -> entity.substring(0, 2) + "_" + spoken.replace(" ", "_");
            case TABLE_IN_COLUMN -> entity.replace(" ", "_") + "_" + spoken.replace(" ", "_");
        };
    }

    String key(String entity) {
        return switch (this) {
            case SNAKE, PLURAL_SNAKE -> "id";
            case GLUED -> entity + "no";
            case CAMEL -> camel(entity + " id");
            case PREFIXED -> entity.substring(0, 2) + "_key";
            case TABLE_IN_COLUMN -> entity.replace(" ", "_") + "_id";
        };
    }

    String reference(String owner, String target) {
        return switch (this) {
            case SNAKE, PLURAL_SNAKE, TABLE_IN_COLUMN -> target.replace(" ", "_") + "_id";
            case GLUED -> target + "no";
            case CAMEL -> camel(target + " id");
            case PREFIXED -> owner.substring(0, 2) + "_" + target.replace(" ", "_") + "_key";
        };
    }

    private static String capital(String s) {
        return Character.toUpperCase(s.charAt(0)) + s.substring(1);
    }

    private static String camel(String spoken) {
        var out = new StringBuilder();
        for (String w : spoken.split(" ")) {
            out.append(out.isEmpty() ? w : capital(w));
        }
        return out.toString();
    }
}
