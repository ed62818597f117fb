package ai.datamind.sql.firewall;

import ai.datamind.sql.firewall.NodeRules.SlotRule;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.tree.Slots;
import ai.datamind.sql.tree.Trees;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.statement.select.Select;

/** The closed-world walk: every slot of every node is checked, or must hold its default. */
final class Walk {
    private static final int MAX_DEPTH = 600;
    private static final Pattern NAME = Pattern.compile(
            "(?:\"(?:[^\"]|\"\")+\"|[A-Za-z_\\u0080-\\uffff][A-Za-z0-9_$\\u0080-\\uffff]*)(?:\\.[A-Za-z_][A-Za-z0-9_]*)?");
    private final NodeRules rules;
    private final NodeChecks checks;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    Walk(NodeRules rules, Vocabulary vocabulary) {
        this.rules = rules;
        this.checks = new NodeChecks(vocabulary);
    }

    void admit(Select root) {
        node(root, 0);
    }

    private void node(Object node, int depth) {
        if (depth > MAX_DEPTH) {
            throw new Rejected(Reason.TOO_DEEP, "nested too deep");
        }
        if (!seen.add(node)) {
            return;
        }
        Map<String, SlotRule> slots = rules.of(node.getClass());
        if (slots == null) {
            throw new Rejected(Reason.NOT_ALLOWED, spoken(node) + " is not allowed");
        }
        checks.check(node);
        for (Slots.Slot slot : Slots.of(node.getClass())) {
            slot(slot, slot.get(node), slots.get(slot.name()), depth);
        }
        if (node instanceof Collection<?> elements) {
            elements.forEach(element -> child(element, depth));
        }
    }

    private void slot(Slots.Slot slot, Object value, SlotRule rule, int depth) {
        if (rule == null) {
            if (!isDefault(value)) {
                throw new Rejected(Reason.NOT_ALLOWED, slot.id() + " is not allowed");
            }
            return;
        }
        switch (rule) {
            case SlotRule.Child c -> child(value, depth);
            case SlotRule.OneOf oneOf -> words(slot, value, oneOf.words(), depth);
            case SlotRule.Type t -> checks.type((String) value);
            case SlotRule.Number n -> numbers(slot, value);
            case SlotRule.Name n -> names(slot, value);
            case SlotRule.Literal l -> {}
            case SlotRule.Flag f -> {}
        }
    }

    private void child(Object value, int depth) {
        Trees.spread(value, child -> node(child, depth + 1));
    }

    /** Texts and enum values of a slot, also those inside lists and map entries; nodes found on the way are walked. */
    private void words(Slots.Slot slot, Object value, Set<String> allowed, int depth) {
        switch (value) {
            case null -> {}
            case Collection<?> many -> many.forEach(one -> words(slot, one, allowed, depth));
            case Map.Entry<?, ?> entry -> {
                words(slot, entry.getKey(), allowed, depth);
                words(slot, entry.getValue(), allowed, depth);
            }
            case Object node when Slots.isNode(node) -> node(node, depth + 1);
            default -> {
                String word = value.toString().strip().toUpperCase(Locale.ROOT).replace(' ', '_');
                if (!word.isEmpty() && !allowed.contains(word)) {
                    throw new Rejected(Reason.NOT_ALLOWED, slot.id() + " with this keyword is not allowed");
                }
            }
        }
    }

    /** A name is what PostgreSQL's scanner would call one; other dialects' quotes and signs are none. */
    private static void names(Slots.Slot slot, Object value) {
        switch (value) {
            case null -> {}
            case Collection<?> many -> many.forEach(one -> names(slot, one));
            case String text when text.isEmpty() || NAME.matcher(text).matches() -> {}
            default -> throw new Rejected(Reason.NOT_ALLOWED, slot.id() + " is no name");
        }
    }

    private static void numbers(Slots.Slot slot, Object value) {
        switch (value) {
            case null -> {}
            case Number n -> {}
            case Collection<?> many -> many.forEach(one -> numbers(slot, one));
            case String text when text.matches("-?\\d{1,9}") -> {}
            default -> throw new Rejected(Reason.NOT_ALLOWED, slot.id() + " is not a number");
        }
    }

    private static boolean isDefault(Object value) {
        return switch (value) {
            case null -> true;
            case Boolean flag -> !flag;
            case Number number -> number.doubleValue() == 0;
            case Character c -> c == 0;
            case String text -> text.isEmpty();
            case Collection<?> many -> !Slots.isNode(many) && many.isEmpty();
            case Map<?, ?> many -> many.isEmpty();
            case Optional<?> optional -> optional.isEmpty();
            case Enum<?> word -> word.name().equals("NONE");
            default -> false;
        };
    }

    private static String spoken(Object node) {
        return node.getClass().getSimpleName();
    }
}
