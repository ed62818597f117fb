package ai.datamind.local.build;

import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FreshnessTest {
    private static final long SOURCES = 1_000_000;
    private static final long BUILD = 2_000_000;
    private static final long LATER = 3_000_000;

    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void everythingIsBuilt() throws IOException {
        project = new Project(root);
        file("pom.xml", SOURCES);
        file("libs/sql/src/main/java/Sql.java", SOURCES);
        file("libs/service-kit/src/main/java/Kit.java", SOURCES);
        for (Service service : Service.values()) {
            file(service.module() + "/src/main/java/Main.java", SOURCES);
            file(service.module() + "/target/quarkus-app/quarkus-run.jar", BUILD);
        }
    }

    @Test
    void nothingIsBuiltAgainWithoutAReason() {
        assertThat(new Freshness(project).outOfDate()).isEmpty();
    }

    @Test
    void aChangedServiceIsBuiltAloneAndATestChangesNothing() throws IOException {
        file("usage-service/src/main/java/Main.java", LATER);
        file("workspace-service/src/test/java/MainTest.java", LATER);
        assertThat(new Freshness(project).outOfDate()).containsExactly(Service.USAGE);
    }

    @Test
    void aChangedLibraryRebuildsThoseThatContainIt() throws IOException {
        file("libs/sql/src/main/java/Sql.java", LATER);
        assertThat(new Freshness(project).outOfDate()).containsExactly(Service.NL2SQL, Service.SEMANTIC);
        file("libs/service-kit/src/main/java/Kit.java", LATER);
        assertThat(new Freshness(project).outOfDate()).containsExactly(Service.values());
    }

    @Test
    void aMissingJarIsBuilt() throws IOException {
        Files.delete(root.resolve("gateway-service/target/quarkus-app/quarkus-run.jar"));
        assertThat(new Freshness(project).outOfDate()).containsExactly(Service.GATEWAY);
    }

    @Test
    void whatRunsIsACopyThatTheNextBuildDoesNotTouch() throws IOException {
        Instance instance = new Instance(root.resolve(".datamind"));
        file("usage-service/target/quarkus-app/app/usage.jar", BUILD);
        Path jar = StagedApp.stage(project, instance, Service.USAGE);
        Path app = jar.resolveSibling("app/usage.jar");
        assertThat(app).exists();
        Files.delete(root.resolve("usage-service/target/quarkus-app/app/usage.jar"));
        StagedApp.stage(project, instance, Service.USAGE);
        assertThat(app).exists();
        file("usage-service/target/quarkus-app/quarkus-run.jar", LATER);
        StagedApp.stage(project, instance, Service.USAGE);
        assertThat(app).doesNotExist();
    }

    private void file(String name, long modified) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.writeString(file, name);
        Files.setLastModifiedTime(file, FileTime.fromMillis(modified));
    }
}
