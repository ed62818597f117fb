package ai.datamind.local;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class MainTest {
    @TempDir
    Path folder;

    @Test
    void whatIsNoCommandIsWrongUsage() {
        assertThat(Main.run("fly")).isEqualTo(2);
        assertThat(Main.run("up", "--port-base", "high")).isEqualTo(2);
    }

    @Test
    void optionsAfterTheNameOfAnEvaluationAreItsOwn() {
        System.setProperty("datamind.home", folder.toString());
        try {
            // Past the command line's own check: the module is missing in an empty folder, which is status 1, not 2.
            assertThat(Main.run("eval", "firewall", "--set", "cases.jsonl", "--json"))
                    .isEqualTo(1);
            assertThat(Main.run("bench", "Parse.*", "-f", "1")).isEqualTo(1);
        } finally {
            System.clearProperty("datamind.home");
        }
    }

    @Test
    void whereNothingRunsStatusSaysSoAndDownHasNothingToDo() {
        System.setProperty("datamind.home", folder.toString());
        try {
            assertThat(Main.run("status")).isEqualTo(1);
            assertThat(Main.run("down")).isZero();
            assertThat(Main.run("logs", "gateway")).isEqualTo(1);
        } finally {
            System.clearProperty("datamind.home");
        }
    }
}
