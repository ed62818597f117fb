package ai.datamind.semantic.interpret.parse;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.AskCopy;
import ai.datamind.semantic.interpret.ask.Condition;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.link.ValueMatch;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts a fragment into the question before it: what it speaks of is replaced, everything else stays. */
public final class FollowUp {

    private FollowUp() {}

    public static Ask merged(Ask before, Ask fragment) {
        Ask all = AskCopy.without(before, null);
        all.grain(fragment.grain() != null ? fragment.grain() : before.grain());
        all.share(fragment.share() != null ? fragment.share() : before.share());
        all.comparedTo(fragment.comparedTo() != null ? fragment.comparedTo() : before.comparedTo());
        all.distinct(before.distinct() || fragment.distinct());
        all.explained().addAll(fragment.explained());
        fragment.conditions().forEach(c -> put(all.conditions(), c));
        fragment.groups().stream().filter(g -> !all.groups().contains(g)).forEach(all.groups()::add);
        if (!fragment.orders().isEmpty()) {
            all.orders().clear();
            all.orders().addAll(fragment.orders());
        }
        if (fragment.limit() != null) {
            all.limit(fragment.limit());
        }
        fragment.shown().stream()
                .filter(s -> s.kind() == Shown.Kind.TERM || s.aggregate())
                .filter(s -> !all.shown().contains(s))
                .forEach(all.shown()::add);
        all.unused().addAll(fragment.unused());
        return all;
    }

    private static void put(List<Condition> all, Condition fresh) {
        all.removeIf(old -> sameSubject(old, fresh));
        all.add(fresh);
    }

    private static boolean sameSubject(Condition a, Condition b) {
        if (a instanceof Condition.Related r && b instanceof Condition.Compare) {
            return r.other().conditions().size() == 1
                    && sameSubject(r.other().conditions().get(0), b);
        }
        if (!(a instanceof Condition.Compare x) || !(b instanceof Condition.Compare y)) {
            return false;
        }
        if (x.left() != null && y.left() != null) {
            return x.left().equals(y.left())
                    || (x.left().what() != null
                            && y.left().what() != null
                            && overlap(names(x.left()), names(y.left())));
        }
        boolean times = x.values().get(0).period() != null && y.values().get(0).period() != null;
        return times || overlap(columns(x), columns(y));
    }

    private static Set<Integer> names(Shown s) {
        return s.what().columns().stream().map(m -> m.id()).collect(Collectors.toSet());
    }

    private static Set<Integer> columns(Condition.Compare c) {
        return c.values().stream()
                .map(Chunk::values)
                .flatMap(List::stream)
                .map(ValueMatch::column)
                .collect(Collectors.toSet());
    }

    private static boolean overlap(Set<Integer> a, Set<Integer> b) {
        return a.stream().anyMatch(b::contains);
    }
}
