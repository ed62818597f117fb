package ai.datamind.local.instance;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which instance a command speaks of. */
public final class InstanceOption {
    @Option(
            names = "--instance",
            paramLabel = "DIR",
            defaultValue = "${env:DATAMIND_INSTANCE}",
            description = "Folder of data, logs and secrets (default: .datamind in the project; or DATAMIND_INSTANCE)")
    private Path folder;

    public Instance in(Path projectRoot) {
        return new Instance(folder == null ? projectRoot.resolve(".datamind") : folder);
    }
}
