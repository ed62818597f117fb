package ai.datamind.sql.govern.ledger;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.policy.AppliedPolicy;
import ai.datamind.sql.policy.PolicySet;
import java.util.LinkedHashSet;
import java.util.Set;

/** One statement's, and of the queries in its policies too: what they ask is printed in the same text. */
public record Ledger(
        CatalogSnapshot catalog, PolicySet policies, Minted minted, OpenValues values, Set<AppliedPolicy> applied) {
    /** @param userParameters how many values the caller binds before ours */
    public static Ledger open(CatalogSnapshot catalog, PolicySet policies, int userParameters) {
        return new Ledger(
                catalog, policies, new Minted(catalog), new OpenValues(userParameters), new LinkedHashSet<>());
    }
}
