package ai.datamind.sql.govern;

import ai.datamind.sql.govern.ledger.OpenValue;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The subject's attributes as typed values. Absent is a refusal: an empty or null one would widen {@code <> ALL}. */
final class SubjectValues {
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
        for (OpenValue open : rendered.openValues()) {
            parameters.add(new Parameter.BoundParameter(value(open), open.type()));
        }
        return parameters;
    }

    private Object value(OpenValue open) {
        return switch (open.name()) {
            case OpenValue.INNER_PAD -> pad(0x36);
            case OpenValue.OUTER_PAD -> pad(0x5c);
            default -> attribute(open);
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

    private Object attribute(OpenValue open) {
        Object value = policies.bindings().get(open.name());
        if (value == null) {
            throw new Rejected(Reason.MISSING_ATTRIBUTE, "the subject has no " + open.name());
        }
        if (open.type().startsWith("_")) {
            return array(open, value instanceof List<?> list ? list : List.of(value));
        }
        if (value instanceof List<?>) {
            throw new Rejected(Reason.BAD_ATTRIBUTE, open.name() + " is a list");
        }
        return typed(open.name(), open.type(), value);
    }

    private static Object array(OpenValue open, List<?> values) {
        if (values.isEmpty()) {
            throw new Rejected(Reason.MISSING_ATTRIBUTE, "the subject's " + open.name() + " is empty");
        }
        String[] texts = new String[values.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(typed(open.name(), open.type().substring(1), values.get(i)));
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
        } catch (IllegalArgumentException | DateTimeException e) {
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
