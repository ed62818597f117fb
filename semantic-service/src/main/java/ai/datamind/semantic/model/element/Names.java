package ai.datamind.semantic.model.element;

import java.util.regex.Pattern;

/** What a name may look like. Two underscores in a row are reserved: they separate the links of a path. */
public final class Names {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,127}");

    private Names() {}

    /** @return the name, when it is one */
    public static String require(String kind, String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException(kind + " needs a name");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(kind + " name '" + name
                    + "' must be lower case letters, digits and underscores, starting with a letter");
        }
        if (name.contains("__")) {
            throw new IllegalArgumentException(kind + " name '" + name
                    + "' must not hold two underscores in a row: they separate the links of a path");
        }
        return name;
    }
}
