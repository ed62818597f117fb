package ai.datamind.sql.tree;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.parser.Node;

/** The instance fields of a node class, its ancestors' included, without the parser's own bookkeeping. */
public final class Slots {
    private static final ClassValue<List<Slot>> SLOTS = new ClassValue<>() {
        @Override
        protected List<Slot> computeValue(Class<?> type) {
            return List.copyOf(enumerate(type));
        }
    };

    private Slots() {}

    /** One field; {@code id} is "Table.partItems", with the declaring class; {@code name} is "partItems". */
    public record Slot(String id, String name, Field field) {
        public Object get(Object node) {
            try {
                return field.get(node);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(id, e);
            }
        }

        public void set(Object node, Object value) {
            try {
                field.set(node, value);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(id, e);
            }
        }
    }

    public static List<Slot> of(Class<?> type) {
        return SLOTS.get(type);
    }

    /** True for the library's own classes, which have slots; false for JDK values and containers. */
    public static boolean isNode(Object value) {
        return value != null
                && !(value instanceof Enum)
                && value.getClass().getName().startsWith("net.sf.jsqlparser.");
    }

    private static List<Slot> enumerate(Class<?> type) {
        List<Slot> slots = new ArrayList<>();
        for (Class<?> c = type; c != null && c.getName().startsWith("net.sf.jsqlparser."); c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Node.class.isAssignableFrom(field.getType())) {
                    field.setAccessible(true);
                    slots.add(new Slot(name(c) + "." + field.getName(), field.getName(), field));
                }
            }
        }
        return slots;
    }

    private static String name(Class<?> type) {
        return type.getName().substring(type.getName().lastIndexOf('.') + 1);
    }
}
