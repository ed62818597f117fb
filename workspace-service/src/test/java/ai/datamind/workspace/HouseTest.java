package ai.datamind.workspace;

import ai.datamind.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class HouseTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.of("ai.datamind.workspace").stillLarge("project", 13).check();
    }
}
