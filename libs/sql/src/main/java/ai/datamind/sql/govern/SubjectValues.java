package ai.datamind.sql.govern;

import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The subject's attributes as typed values. Absent is a refusal: an empty or null one would widen {@code <> ALL}. */
final class SubjectValues {
    static final String INNER_PAD = "mask.ipad";
    static final String OUTER_PAD = "mask.opad";
    private static final int BLOCK = 64;

    private final PolicySet policies;

    SubjectValues(PolicySet policies) {
        this.policies = policies;
    }

    List<Parameter> bind(Rendered rendered) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 1; i <= rendered.userParameters(); i++) {
            parameters.add(new Parameter.UserParameter(i));
        }
        for (Rendered.Slot slot : rendered.slots()) {
            parameters.add(new Parameter.BoundParameter(value(slot), slot.type()));
        }
        return parameters;
    }

    private Object value(Rendered.Slot slot) {
        return switch (slot.name()) {
            case INNER_PAD -> pad(0x36);
            case OUTER_PAD -> pad(0x5c);
            default -> attribute(slot);
        };
    }

    /** The key, padded as HMAC wants it: the engine is given what it can hash with, never the key alone. */
    private String pad(int with) {
        byte[] key = policies.maskKey();
        if (key.length < 16 || key.length > BLOCK) {
            throw new Rejected(Reason.BAD_POLICY, "hashing masks need a key of 16 to 64 bytes");
        }
        byte[] padded = new byte[BLOCK];
        System.arraycopy(key, 0, padded, 0, key.length);
        for (int i = 0; i < BLOCK; i++) {
            padded[i] = (byte) (padded[i] ^ with);
        }
        return HexFormat.of().formatHex(padded);
    }

    private Object attribute(Rendered.Slot slot) {
        Object value = policies.bindings().get(slot.name());
        if (value == null) {
            throw new Rejected(Reason.MISSING_ATTRIBUTE, "the subject has no " + slot.name());
        }
        if (slot.type().startsWith("_")) {
            return array(slot, value instanceof List<?> list ? list : List.of(value));
        }
        if (value instanceof List<?>) {
            throw new Rejected(Reason.BAD_ATTRIBUTE, slot.name() + " is a list");
        }
        return typed(slot.name(), slot.type(), value);
    }

    private static Object array(Rendered.Slot slot, List<?> values) {
        if (values.isEmpty()) {
            throw new Rejected(Reason.MISSING_ATTRIBUTE, "the subject's " + slot.name() + " is empty");
        }
        String[] texts = new String[values.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(typed(slot.name(), slot.type().substring(1), values.get(i)));
        }
        return texts;
    }

    private static Object typed(String name, String type, Object value) {
        String text = String.valueOf(value);
        try {
            return switch (type) {
                case "int8" -> Long.valueOf(text);
                case "numeric" -> new BigDecimal(text);
                case "float8" -> Double.valueOf(text);
                case "bool" -> truth(text);
                case "date" -> LocalDate.parse(text);
                case "timestamp" -> LocalDateTime.parse(text);
                case "timestamptz" -> OffsetDateTime.parse(text);
                case "uuid" -> UUID.fromString(text);
                default -> text;
            };
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new Rejected(Reason.BAD_ATTRIBUTE, name + " is no " + type);
        }
    }

    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("truth");
        }
        return Boolean.valueOf(text);
    }
}
