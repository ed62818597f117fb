package ai.datamind.gateway;

import ai.datamind.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class GatewayHouseRulesTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.of("ai.datamind.gateway").check();
    }
}
