package ai.datamind.sql.govern;

import ai.datamind.sql.govern.denial.DenyColumns;
import ai.datamind.sql.govern.ledger.Ledger;
import ai.datamind.sql.govern.reference.References;
import ai.datamind.sql.optimize.Redundant;
import ai.datamind.sql.optimize.Removal;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Resolver;
import java.util.List;

/** A statement without what is redundant. Every right is asked for first, also for what is left out then. */
record Necessary(Resolution resolution, List<Removal> removals) {
    static Necessary of(Resolution asked, Ledger ledger) {
        if (asked.tables().size() < 2) {
            return new Necessary(asked, List.of());
        }
        // In a ledger of its own: what is left out has no names and no filters.
        References references = References.of(asked, Ledger.open(ledger.catalog(), ledger.policies(), 0));
        DenyColumns.check(references);
        boolean flagged = references.all().stream()
                .anyMatch(r -> !r.policy().columnFlags().isEmpty());
        List<Removal> found =
                flagged ? List.of() : Redundant.remove(asked, origin -> !Outputs.masked(origin, ledger.policies()));
        return new Necessary(
                found.isEmpty() ? asked : Resolver.tree(asked.tree(), ledger.catalog()), List.copyOf(found));
    }
}
