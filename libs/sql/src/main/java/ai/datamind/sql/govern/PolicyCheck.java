package ai.datamind.sql.govern;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.text.Rejected;
import java.util.Map;

/** Says of a policy's text whether it can be used, before anybody's query meets it. */
public final class PolicyCheck {
    private PolicyCheck() {}

    /**
     * @param bindings a sample value per placeholder name ("user.id" …); a list where a list is meant
     * @throws Rejected BAD_POLICY, MISSING_ATTRIBUTE
     */
    public static void predicate(
            Relation relation, String text, CatalogSnapshot catalog, Map<String, Object> bindings) {
        PolicyText.check(relation, text, catalog, bindings);
    }
}
