package ai.datamind.nl2sql;

import ai.datamind.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class HouseTest {
    @Test
    void theHouseRulesHold() {
        HouseRules.of("ai.datamind.nl2sql")
                .stillLarge("ask", 19)
                .stillLarge("attempt", 16)
                .stillLarge("warehouse", 15)
                .stillLarge("export", 13)
                .check();
    }
}
