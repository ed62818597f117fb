package ai.datamind.sql.govern.denial;

import ai.datamind.sql.govern.reference.Reference;
import ai.datamind.sql.govern.reference.References;
import ai.datamind.sql.policy.ColumnFlag;
import ai.datamind.sql.scope.Origin;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Column flags: what may be shown but not decide, and what may be seen in sums only. */
public final class ProtectColumns {
    private final Set<Origin> shownOnly = new HashSet<>();
    private final Map<Origin, Integer> summedOnly = new HashMap<>();

    private ProtectColumns(References references) {
        for (Reference reference : references.all()) {
            reference
                    .policy()
                    .columnFlags()
                    .forEach((column, flags) -> flags.forEach(flag -> {
                        Origin origin = new Origin(reference.source().relation().name(), column);
                        switch (flag) {
                            case ColumnFlag.DenyInPredicate deny -> shownOnly.add(origin);
                            case ColumnFlag.AggregateOnly only -> summedOnly.merge(origin, only.least(), Math::max);
                        }
                    }));
        }
    }

    public static void check(Resolution resolution, References references) {
        ProtectColumns pass = new ProtectColumns(references);
        if (!pass.shownOnly.isEmpty()) {
            new Deciding(resolution, pass::refuseDeciding).level(resolution.top());
        }
        if (!pass.summedOnly.isEmpty()) {
            new Summing(resolution, pass.summedOnly).level(resolution.top());
        }
    }

    private void refuseDeciding(Collection<Origin> origins) {
        origins.stream().filter(shownOnly::contains).findFirst().ifPresent(ProtectColumns::refuse);
    }

    static void refuse(Origin origin) {
        throw new Rejected(Reason.COLUMN_PROTECTED, "column " + origin.column() + " may not be used like this");
    }
}
