package ai.datamind.sql.govern;

import java.util.ArrayList;
import java.util.List;

/** Numbers the values of one statement: the caller's first, then each attribute once per type. */
final class Slots {
    private final int userParameters;
    private final List<Rendered.Slot> slots = new ArrayList<>();

    Slots(int userParameters) {
        this.userParameters = userParameters;
    }

    /** SQL of the value: {@code $3::int8}. Arrays travel as texts. */
    String sql(String name, String type) {
        String parameter = parameter(name, type);
        if (type.equals("_text")) {
            return parameter + "::text[]";
        }
        return type.startsWith("_") ? parameter + "::text[]::" + type.substring(1) + "[]" : parameter + "::" + type;
    }

    /** The bare {@code $3}. */
    String parameter(String name, String type) {
        Rendered.Slot slot = new Rendered.Slot(name, type);
        int index = slots.indexOf(slot);
        if (index < 0) {
            slots.add(slot);
            index = slots.size() - 1;
        }
        return "$" + (userParameters + index + 1);
    }

    int userParameters() {
        return userParameters;
    }

    List<Rendered.Slot> all() {
        return slots;
    }
}
