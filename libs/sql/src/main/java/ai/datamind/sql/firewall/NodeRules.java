package ai.datamind.sql.firewall;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The allow-list of syntax: node class → slot → what it may hold. */
final class NodeRules {
    private final Map<String, Map<String, SlotRule>> classes;
    private final ClassValue<Optional<Map<String, SlotRule>>> byClass = new ClassValue<>() {
        @Override
        protected Optional<Map<String, SlotRule>> computeValue(Class<?> type) {
            String name = type.getName();
            return Optional.ofNullable(classes.get(name.substring(name.lastIndexOf('.') + 1)));
        }
    };

    private NodeRules(Map<String, Map<String, SlotRule>> classes) {
        this.classes = classes;
    }

    static NodeRules load(String resource) {
        Map<String, Map<String, SlotRule>> classes = new HashMap<>();
        for (String line : Resources.lines(resource)) {
            String[] words = line.split("\\s+");
            Map<String, SlotRule> slots = new HashMap<>();
            for (int i = 1; i < words.length; i++) {
                int colon = words[i].indexOf(':');
                String slot = colon < 0 ? words[i] : words[i].substring(0, colon);
                slots.put(slot, SlotRule.of(colon < 0 ? "" : words[i].substring(colon + 1)));
            }
            classes.put(words[0], Map.copyOf(slots));
        }
        return new NodeRules(Map.copyOf(classes));
    }

    /** The rules of a class, or null where the class is refused. */
    Map<String, SlotRule> of(Class<?> type) {
        return byClass.get(type).orElse(null);
    }

    Set<String> classNames() {
        return classes.keySet();
    }

    /** What one slot may hold. */
    sealed interface SlotRule {
        record Child() implements SlotRule {}

        record Name() implements SlotRule {}

        record Literal() implements SlotRule {}

        record Number() implements SlotRule {}

        record Type() implements SlotRule {}

        record Flag() implements SlotRule {}

        record OneOf(Set<String> words) implements SlotRule {}

        static SlotRule of(String role) {
            return switch (role) {
                case "" -> new Child();
                case "name" -> new Name();
                case "literal" -> new Literal();
                case "number" -> new Number();
                case "type" -> new Type();
                case "flag" -> new Flag();
                default -> new OneOf(words(role));
            };
        }

        /** Words are split by "|", save that operators may hold one themselves: "?|?||?&" is ?, ?| and ?&. */
        private static Set<String> words(String role) {
            return role.startsWith("?|?||?&")
                    ? Set.of("?", "?|", "?&", "-", "#-", "@>", "<@")
                    : Set.of(role.toUpperCase(Locale.ROOT).split("\\|"));
        }
    }
}
