package ai.datamind.sql.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Whole-tree operations over {@link Slots}. Nodes are told apart by identity: two equal ones are two places. */
@SuppressWarnings("ReferenceEquality")
public final class Trees {
    private Trees() {}

    /** Calls {@code visit} for each node directly below {@code node}, through collections, maps, arrays and optionals. */
    public static void children(Object node, Consumer<Object> visit) {
        for (Slots.Slot slot : Slots.of(node.getClass())) {
            spread(slot.get(node), visit);
        }
        if (node instanceof Collection<?> elements) {
            List.copyOf(elements).forEach(e -> spread(e, visit));
        }
    }

    public static void spread(Object value, Consumer<Object> visit) {
        switch (value) {
            case null -> {}
            case Object node when Slots.isNode(node) -> visit.accept(node);
            case Collection<?> elements -> elements.forEach(e -> spread(e, visit));
            case Map<?, ?> map -> map.entrySet().forEach(e -> spread(e, visit));
            case Map.Entry<?, ?> entry -> {
                spread(entry.getKey(), visit);
                spread(entry.getValue(), visit);
            }
            case Object[] array -> List.of(array).forEach(e -> spread(e, visit));
            case Optional<?> optional -> optional.ifPresent(e -> spread(e, visit));
            default -> {}
        }
    }

    /** Every node of the tree, the root first. */
    public static void everything(Object node, Consumer<Object> visit) {
        visit.accept(node);
        children(node, child -> everything(child, visit));
    }

    /** Whether any node of the tree is such a one. */
    public static boolean any(Object node, Predicate<Object> such) {
        boolean[] found = {false};
        everything(node, inner -> found[0] |= such.test(inner));
        return found[0];
    }

    /** Puts {@code change.apply(child)} in the place of each child that it changes. */
    @SuppressWarnings("unchecked")
    public static void replaceChildren(Object node, UnaryOperator<Object> change) {
        for (Slots.Slot slot : Slots.of(node.getClass())) {
            Object before = slot.get(node);
            Object after = replaced(before, change);
            if (after != before) {
                slot.set(node, after);
            }
        }
        if (node instanceof List<?> elements) {
            replaceElements((List<Object>) elements, change);
        }
    }

    @SuppressWarnings("unchecked")
    private static Object replaced(Object value, UnaryOperator<Object> change) {
        if (Slots.isNode(value)) {
            return change.apply(value);
        }
        if (value instanceof List<?> list) {
            replaceElements((List<Object>) list, change);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            return replacedEntry(entry, change);
        }
        return value;
    }

    private static Object replacedEntry(Map.Entry<?, ?> entry, UnaryOperator<Object> change) {
        Object key = replaced(entry.getKey(), change);
        Object value = replaced(entry.getValue(), change);
        boolean same = key == entry.getKey() && value == entry.getValue();
        return same ? entry : new java.util.AbstractMap.SimpleEntry<>(key, value);
    }

    private static void replaceElements(List<Object> elements, UnaryOperator<Object> change) {
        ListIterator<Object> iterator = elements.listIterator();
        while (iterator.hasNext()) {
            Object before = iterator.next();
            Object after = replaced(before, change);
            if (after != before) {
                iterator.set(after);
            }
        }
    }

    /** Same classes, same values in every slot. */
    public static boolean equal(Object a, Object b) {
        if (a == b) {
            return true;
        }
        if (a == null || b == null) {
            return false;
        }
        if (a instanceof Map.Entry<?, ?> x && b instanceof Map.Entry<?, ?> y) {
            return equal(x.getKey(), y.getKey()) && equal(x.getValue(), y.getValue());
        }
        if (Slots.isNode(a)) {
            return a.getClass() == b.getClass() && slotsEqual(a, b);
        }
        if (a instanceof Collection<?> x && b instanceof Collection<?> y) {
            return elementsEqual(x, y);
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return elementsEqual(x.entrySet(), y.entrySet());
        }
        if (a instanceof Object[] x && b instanceof Object[] y) {
            return elementsEqual(List.of(x), List.of(y));
        }
        return a.equals(b);
    }

    private static boolean slotsEqual(Object a, Object b) {
        for (Slots.Slot slot : Slots.of(a.getClass())) {
            if (!equal(slot.get(a), slot.get(b))) {
                return false;
            }
        }
        return !(a instanceof Collection<?> x) || elementsEqual(x, (Collection<?>) b);
    }

    private static boolean elementsEqual(Collection<?> a, Collection<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        List<?> others = new ArrayList<>(b);
        int i = 0;
        for (Object element : a) {
            if (!equal(element, others.get(i++))) {
                return false;
            }
        }
        return true;
    }
}
