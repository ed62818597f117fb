package ai.datamind.local.check;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MavenReportTest {
    private final StringWriter shown = new StringWriter();
    private final MavenReport report = new MavenReport(new PrintWriter(shown));

    @Test
    void failedTestsAreNamedWithWhatTheySay() {
        said("""
                [INFO] Building usage-service 1.0.0-SNAPSHOT                  [13/16]
                [ERROR] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 26.45 s <<< FAILURE! -- in a.LongTest
                [ERROR] a.LongTest.ends -- Time elapsed: 8.128 s <<< FAILURE!
                java.lang.AssertionError:
                Expected status code <409> but was <408>.

                	at a.LongTest.ends(LongTest.java:60)
                	at java.base/java.lang.Thread.run(Thread.java:1)
                [INFO] Running a.OtherTest
                not of it
                [ERROR] a.RowsTest.read(String)[2] two words -- Time elapsed: 0.1 s <<< ERROR!
                java.lang.IllegalStateException: broken
                [ERROR] -> [Help 1]
                """);
        assertThat(report.failed())
                .containsExactly(
                        "a.LongTest.ends",
                        "  java.lang.AssertionError:",
                        "  Expected status code <409> but was <408>.",
                        "  \tat a.LongTest.ends(LongTest.java:60)",
                        "a.RowsTest.read(String)[2] two words",
                        "  java.lang.IllegalStateException: broken");
        assertThat(report.tests()).isEqualTo(2);
        assertThat(shown.toString()).contains("usage-service (13 of 16)").doesNotContain("Help");
    }

    @Test
    void nothingFailed() {
        said("""
                [INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1.2 s -- in a.FineTest
                [WARNING] Tests run: 3, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: 0.2 s -- in a.PartlyTest
                """);
        assertThat(report.failed()).isEmpty();
        assertThat(report.tests()).isEqualTo(7);
        assertThat(shown.toString()).contains("PartlyTest").doesNotContain("FineTest");
    }

    private void said(String lines) {
        lines.lines().forEach(report::line);
    }
}
