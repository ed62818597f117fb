package ai.datamind.nl2sql.execution;

import ai.datamind.nl2sql.warehouse.Rows;
import ai.datamind.nl2sql.warehouse.Rows.RowColumn;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** SHA-256 over column names and values in order; a separator that no value holds keeps neighbours apart. */
final class ResultHash {
    private static final byte CELL = 0x1f;
    private static final byte ROW = 0x1e;
    private static final byte NOTHING = 0x00;

    private ResultHash() {}

    static String of(Rows rows) {
        MessageDigest digest = sha256();
        for (RowColumn column : rows.columns()) {
            add(digest, column.name());
        }
        digest.update(ROW);
        for (Map<String, Object> row : rows.rows()) {
            row.values().forEach(value -> add(digest, value));
            digest.update(ROW);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Object value) {
        switch (value) {
            case null -> digest.update(NOTHING);
            case BigDecimal number -> digest.update(number.toPlainString().getBytes(StandardCharsets.UTF_8));
            default -> digest.update(value.toString().getBytes(StandardCharsets.UTF_8));
        }
        digest.update(CELL);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
