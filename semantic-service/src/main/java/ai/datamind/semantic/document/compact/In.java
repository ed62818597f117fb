package ai.datamind.semantic.document.compact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Bytes on their way in, as {@link Out} wrote them. Fails with some RuntimeException where they are nothing of that kind. */
final class In {

    private final byte[] bytes;
    private final List<String> texts = new ArrayList<>();
    private int at;

    In(byte[] bytes, int start) {
        this.bytes = bytes;
        this.at = start;
    }

    boolean ended() {
        return at == bytes.length;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number does not end");
    }

    /** How many follow; never more than there are bytes. */
    private int count() {
        long count = number();
        if (count < 0 || count > bytes.length - at) {
            throw new IllegalArgumentException("more is announced than there is");
        }
        return (int) count;
    }

    boolean flag() {
        return bytes[at++] != 0;
    }

    String text() {
        long which = number();
        if (which == Out.NULL) {
            return null;
        }
        if (which != Out.NEW) {
            return texts.get(Math.toIntExact(Math.min(which - Out.KNOWN, Integer.MAX_VALUE)));
        }
        int length = count();
        var text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        texts.add(text);
        return text;
    }

    /** @param constants of the kind of choice, in their order */
    <E extends Enum<E>> E choice(E[] constants) {
        int which = Math.toIntExact(number());
        return which == 0 ? null : constants[which - 1];
    }

    @SuppressWarnings("unchecked")
    <T> List<T> list(Function<In, T> read) {
        int count = count();
        if (count == 0) {
            return List.of();
        }
        var items = new Object[count];
        for (int i = 0; i < count; i++) {
            items[i] = read.apply(this);
        }
        return (List<T>) List.of(items);
    }

    List<String> texts() {
        return list(In::text);
    }

    Map<String, String> textMap() {
        int count = count();
        if (count == 0) {
            return Map.of();
        }
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < count; i++) {
            String key = text();
            map.put(key, text());
        }
        return map;
    }

    <T> T maybe(Function<In, T> read) {
        return flag() ? read.apply(this) : null;
    }
}
