package ai.datamind.nl2sql.example;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where examples come from besides the API. */
@ConfigMapping(prefix = "datamind.knowledge")
interface ExampleConfig {
    /** Folder of {@code .sql} files, read at start and every five minutes; absent: none. */
    Optional<String> folder();

    /** Bytes; a larger file or import is left out, respectively refused. */
    @WithDefault("262144")
    int largestFile();

    /** Files of the folder; more are left out. */
    @WithDefault("500")
    int mostFiles();
}
