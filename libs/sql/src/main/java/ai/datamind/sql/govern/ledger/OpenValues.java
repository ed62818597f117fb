package ai.datamind.sql.govern.ledger;

import java.util.ArrayList;
import java.util.List;

/** Numbers the values of one statement: the caller's first, then each attribute once per type. */
public final class OpenValues {
    private final int userParameters;
    private final List<OpenValue> values = new ArrayList<>();

    public OpenValues(int userParameters) {
        this.userParameters = userParameters;
    }

    /** SQL of the value: {@code $3::int8}. Arrays travel as texts. */
    public String sql(String name, String type) {
        String parameter = parameter(name, type);
        if (type.equals("_text")) {
            return parameter + "::text[]";
        }
        return type.startsWith("_") ? parameter + "::text[]::" + type.substring(1) + "[]" : parameter + "::" + type;
    }

    /** The bare {@code $3}. */
    public String parameter(String name, String type) {
        OpenValue value = new OpenValue(name, type);
        int index = values.indexOf(value);
        if (index < 0) {
            values.add(value);
            index = values.size() - 1;
        }
        return "$" + (userParameters + index + 1);
    }

    public int userParameters() {
        return userParameters;
    }

    public List<OpenValue> all() {
        return values;
    }
}
