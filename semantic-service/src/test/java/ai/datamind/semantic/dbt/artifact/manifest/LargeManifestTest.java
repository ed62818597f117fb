package ai.datamind.semantic.dbt.artifact.manifest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LargeManifestTest {

    /** In a JVM of its own: the heap's limit is what is tested. The same proportion as 200 MB in 320. */
    @Test
    void aManifestIsReadInLessHeapThanItIsLong() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GeneratedManifest.class.getName(),
                        "40"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("megabytes=40").contains("max_heap_mb=64");
        assertThat(process.exitValue()).isZero();
    }
}
