package ai.datamind.sql.govern.ledger;

import ai.datamind.sql.attack.Fixture;
import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.parse.Snippets;
import ai.datamind.sql.text.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A rewriting that forgot something must not get past the reading back of what was printed. */
class MutationTest {
    private static final List<String> QUERIES = List.of(
            "SELECT id FROM customer WHERE born IS NULL",
            "SELECT o.id, c.name FROM orders o LEFT JOIN customer c ON c.id = o.customer_id",
            "SELECT id FROM customer WHERE name::int = 1",
            "WITH c AS (SELECT id FROM customer) SELECT id FROM c WHERE id IN (SELECT id FROM customer)",
            "SELECT a.id FROM customer a JOIN customer b ON a.id = b.id WHERE EXISTS (SELECT 1 FROM customer c WHERE c.id = a.id)");

    @Test
    void everySabotageIsFound() {
        for (String query : QUERIES) {
            GovernedStatement governed = Fixture.govern(query);
            Minted minted = minted(governed);
            assertThatCode(() -> ReadBack.check(governed.sql(), minted)).doesNotThrowAnyException();
            for (String sabotaged : sabotages(governed.sql())) {
                assertThatThrownBy(() -> ReadBack.check(sabotaged, minted))
                        .as(sabotaged)
                        .isInstanceOf(Rejected.class);
            }
        }
    }

    private static Minted minted(GovernedStatement governed) {
        Minted minted = new Minted(Fixture.CATALOG);
        for (int i = 1; i <= governed.mintedAliases().size(); i++) {
            Set<RelationName> relations = governed.mintedAliases().get("g" + i + "q");
            String again = minted.mint(relations.stream()
                    .map(name -> Fixture.CATALOG.relation(name).orElseThrow())
                    .filter(relation -> relation.parent() == null)
                    .findFirst()
                    .orElseThrow());
            if (relations.contains(new RelationName("plain", "customer"))) {
                minted.filtered(again, Snippets.expression("\"" + again + "\".\"tenant\" = $1::int8"));
            }
        }
        return minted;
    }

    private static List<String> sabotages(String sql) {
        List<String> sabotages = new ArrayList<>();
        for (int at = sql.indexOf(".\"tenant\" = $1::int8");
                at >= 0;
                at = sql.indexOf(".\"tenant\" = $1::int8", at + 1)) {
            int start = sql.lastIndexOf("\"g", at);
            String filter = sql.substring(start, at + ".\"tenant\" = $1::int8".length());
            boolean shown = sql.startsWith("(", start - 1);
            if (!shown) {
                sabotages.add(sql.substring(0, start) + "true" + sql.substring(start + filter.length()));
                sabotages.add(sql.substring(0, start) + filter + " OR true" + sql.substring(start + filter.length()));
            }
        }
        sabotages.add(sql.replaceFirst("\"plain\".\"customer\" AS \"g\\d+q\"", "\"plain\".\"customer\" AS \"c9\""));
        sabotages.add(sql.replaceFirst("\"plain\".\"customer\" AS", "\"plain\".\"secret\" AS"));
        sabotages.add(sql.replaceFirst("\"plain\".\"customer\" AS \"g\\d+q\"", "customer"));
        return sabotages;
    }
}
