package ai.datamind.local.suite;

import java.nio.file.Path;
import java.util.List;

/** How the services' JVMs are run: small, and quick to start. */
final class JvmFlags {
    private JvmFlags() {}

    static List<String> forService(Path jar) {
        return List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.timezone=UTC",
                "-Dfile.encoding=UTF-8");
    }
}
