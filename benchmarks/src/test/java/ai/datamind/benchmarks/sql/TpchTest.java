package ai.datamind.benchmarks.sql;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.govern.GovernOptions;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.govern.Governor;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TpchTest {
    private final CatalogSnapshot catalog = TpchCatalog.with(BenchPolicies.TENANTS);

    @Test
    void theCatalogIsTheSampleWarehouses() {
        assertEquals(8, catalog.relations().size());
        var items = catalog.relation(new RelationName("tpch", "lineitem")).orElseThrow();
        assertEquals(17, items.columns().size());
        assertEquals("numeric(15,2)", items.column("l_tax").orElseThrow().type());
        assertEquals(2, items.keys().getFirst().columns().size());
    }

    @Test
    void everyQueryIsGovernedUnderEverySetOfPolicies() {
        assertEquals(22, TpchQueries.all().size());
        for (BenchPolicies policies : BenchPolicies.all()) {
            for (String sql : TpchQueries.all().values()) {
                GovernedStatement governed = Governor.govern(
                        Firewall.postgresql().admit(sql), catalog, policies.set(), GovernOptions.unbounded());
                boolean touched = governed.relations().stream()
                        .anyMatch(relation -> BenchPolicies.TENANTS.contains(relation.name()));
                assertEquals(touched, !governed.applied().isEmpty());
                assertTrue(governed.sql().contains("\"g1q\""));
                assertFalse(governed.sql().contains("${"));
            }
        }
    }
}
