package ai.datamind.semantic.dbt.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A project folder and an executable that behaves like dbt's command line. */
public record FakeDbt(Path executable, Path root) {

    /** @param traits words the executable looks for: slow, broken, chatty */
    public static FakeDbt in(Path folder, String traits) throws IOException {
        Path executable = folder.resolve("bin dir/dbt");
        Files.createDirectories(executable.getParent());
        try (InputStream script = FakeDbt.class.getResourceAsStream("/dbt/dbt.sh")) {
            Files.write(executable, script.readAllBytes());
        }
        Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path root = Files.createDirectories(folder.resolve("project"));
        Files.writeString(root.resolve("dbt_project.yml"), "name: shop # " + traits);
        return new FakeDbt(executable, root);
    }

    public DbtProject project() {
        return DbtProject.at(root, null);
    }
}
