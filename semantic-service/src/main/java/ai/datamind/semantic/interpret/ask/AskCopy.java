package ai.datamind.semantic.interpret.ask;

/** Variants of a scope. */
public final class AskCopy {

    private AskCopy() {}

    /** The same scope without one of its conditions. */
    public static Ask without(Ask ask, Condition condition) {
        var copy = new Ask();
        copy.focus(ask.focus());
        copy.shown().addAll(ask.shown());
        ask.conditions().stream().filter(c -> !c.equals(condition)).forEach(copy.conditions()::add);
        copy.groups().addAll(ask.groups());
        copy.orders().addAll(ask.orders());
        copy.mentions().addAll(ask.mentions());
        copy.soft().addAll(ask.soft());
        copy.explained().addAll(ask.explained());
        copy.unused().addAll(ask.unused());
        copy.grain(ask.grain());
        copy.share(ask.share());
        copy.who(ask.who());
        copy.thereIs(ask.thereIs());
        copy.yesNo(ask.yesNo());
        copy.distinct(ask.distinct());
        copy.comparedTo(ask.comparedTo());
        if (ask.arithmetic() != null) {
            copy.arithmetic(ask.arithmetic(), ask.arithmeticFrom());
        }
        copy.unit(ask.unit());
        copy.ranking(ask.ranking());
        copy.running(ask.running());
        copy.sharedBy(ask.sharedBy());
        copy.limit(ask.limit());
        return copy;
    }
}
