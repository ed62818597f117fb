package ai.datamind.evaluation.generate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** HMAC-SHA256 (RFC 2104) spelled for the engine with the key in the text: what a masked view of its own would hold. */
final class Hmac {
    private static final int BLOCK = 64;

    private Hmac() {}

    static String sql(String column) {
        byte[] key = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        return "encode(sha256('\\x" + pad(key, 0x5c) + "'::bytea || sha256('\\x" + pad(key, 0x36)
                + "'::bytea || convert_to(" + column + ", 'UTF8'))), 'hex')";
    }

    private static String pad(byte[] key, int with) {
        byte[] padded = Arrays.copyOf(key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            padded[i] ^= (byte) with;
        }
        return HexFormat.of().formatHex(padded);
    }
}
