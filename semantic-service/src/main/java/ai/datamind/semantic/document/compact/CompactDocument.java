package ai.datamind.semantic.document.compact;

import ai.datamind.semantic.model.ModelDocument;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A document in few bytes: {@code magic, format, length and text of the source's hash, checksum of the rest, the rest}.
 */
public final class CompactDocument {

    /** Counts up with every change of what is written, or of what the reader of YAML makes of a text. */
    static final int FORMAT = 1;

    private static final int MAGIC = 0x444d4331;

    private CompactDocument() {}

    /** @param sourceHash of the text that the document was read from */
    public static byte[] write(ModelDocument document, String sourceHash) {
        var out = new Out();
        DocumentCodec.write(out, document);
        return sealed(out.bytes(), sourceHash);
    }

    static byte[] sealed(byte[] content, String sourceHash) {
        byte[] hash = sourceHash.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + 4 + 4 + hash.length + 8 + content.length)
                .putInt(MAGIC)
                .putInt(FORMAT)
                .putInt(hash.length)
                .put(hash)
                .putLong(checksum(content, 0, content.length))
                .put(content)
                .array();
    }

    /** Empty where these bytes are none of ours, of another format, of another text, or damaged. */
    public static Optional<ModelDocument> read(byte[] bytes, String sourceHash) {
        byte[] hash = sourceHash.getBytes(StandardCharsets.UTF_8);
        int head = 4 + 4 + 4 + hash.length + 8;
        if (bytes == null || bytes.length < head) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(bytes);
        var found = new byte[hash.length];
        boolean ours = buffer.getInt() == MAGIC && buffer.getInt() == FORMAT && buffer.getInt() == hash.length;
        buffer.get(found);
        boolean whole = buffer.getLong() == checksum(bytes, head, bytes.length - head);
        if (!ours || !java.util.Arrays.equals(hash, found) || !whole) {
            return Optional.empty();
        }
        try {
            var in = new In(bytes, head);
            ModelDocument document = DocumentCodec.read(in);
            return in.ended() ? Optional.of(document) : Optional.empty();
        } catch (RuntimeException e) {
            // Whole by its checksum and yet no document, in whichever way: the text still says what is meant.
            return Optional.empty();
        }
    }

    private static long checksum(byte[] bytes, int from, int length) {
        var sum = new CRC32C();
        sum.update(bytes, from, length);
        return sum.getValue();
    }
}
