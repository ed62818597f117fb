package ai.datamind.semantic.dbt.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where dbt is and how far it may go. */
@ConfigMapping(prefix = "datamind.dbt")
public interface DbtConfig {

    /** Folder of the project, or of several projects each in a folder of its own. Where it is absent there is nothing to sync. */
    @WithDefault("${DBT_PROJECT_PATH:/dbt}")
    Path projectPath();

    /** Name to be found on the PATH, or a path. Where it is absent, run, test and docs answer 503; sync works. */
    @WithDefault("${DBT_EXECUTABLE:dbt}")
    String executable();

    /** A run that takes longer is ended with all its children. */
    @WithDefault("PT30M")
    Duration timeLimit();

    /** In bytes; a larger artifact is refused unread. */
    @WithDefault("1073741824")
    long largestArtifact();

    /** Names of variables that dbt's profile reads, besides those called DBT_…; all others are kept from it. */
    Optional<List<String>> environment();

    /** When every project is synchronised without being asked. UTC. */
    @WithDefault("0 0 2 * * ?")
    String syncCron();
}
