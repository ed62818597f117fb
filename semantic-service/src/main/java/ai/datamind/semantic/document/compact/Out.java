package ai.datamind.semantic.document.compact;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Bytes on their way out. Each text is written once; later it is a number. */
final class Out {

    static final int NULL = 0;
    static final int NEW = 1;
    static final int KNOWN = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<String, Integer> texts = new HashMap<>();

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Seven bits to a byte, the lowest first; small numbers, which are most, take one byte. */
    void number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    void flag(boolean value) {
        bytes.write(value ? 1 : 0);
    }

    void text(String text) {
        if (text == null) {
            number(NULL);
            return;
        }
        Integer known = texts.putIfAbsent(text, texts.size());
        if (known != null) {
            number(known + KNOWN);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(NEW);
        number(utf8.length);
        bytes.writeBytes(utf8);
    }

    void choice(Enum<?> constant) {
        number(constant == null ? 0 : constant.ordinal() + 1);
    }

    <T> void list(Collection<T> items, BiConsumer<Out, T> write) {
        number(items.size());
        items.forEach(item -> write.accept(this, item));
    }

    void texts(Collection<String> items) {
        list(items, Out::text);
    }

    void textMap(Map<String, String> map) {
        number(map.size());
        map.forEach((key, value) -> {
            text(key);
            text(value);
        });
    }

    /** A part that may be missing. */
    <T> void maybe(T part, BiConsumer<Out, T> write) {
        flag(part != null);
        if (part != null) {
            write.accept(this, part);
        }
    }
}
