package ai.datamind.semantic;

import ai.datamind.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void the_house_rules_hold() {
        HouseRules.of("ai.datamind.semantic", "model", "join", "compile", "document", "interpret")
                .check();
    }
}
