package ai.datamind.local.suite;

import ai.datamind.embedded.Ports;
import ai.datamind.embedded.StartupException;
import ai.datamind.local.build.Project;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.PortPlan;
import ai.datamind.local.instance.RunState;
import ai.datamind.local.instance.RunningProcess;
import ai.datamind.local.instance.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The real servers and the real supervision, with small programs in place of the six services. */
class SuiteTest {
    @TempDir
    Path root;

    private Project project;
    private Instance instance;

    @BeforeEach
    void sixServicesAreBuilt() throws IOException {
        project = new Project(root);
        instance = new Instance(root.resolve(".datamind"));
        instance.usePorts(PortPlan.free());
        for (Service service : Service.values()) {
            jar(project.built(service).resolve("quarkus-run.jar"));
        }
    }

    @Test
    void aKilledServiceIsStartedAgainAndEverythingEndsWithTheSuite() throws Exception {
        try (Suite suite = Suite.start(project, instance, 0, Progress.SILENT)) {
            suite.open();
            RunState state = instance.running().orElseThrow();
            assertThat(state.phase()).isEqualTo(RunState.Phase.READY);
            assertThat(state.readyMillis()).containsKeys("PostgreSQL", "Kafka", "Redis", "sample warehouse", "usage");
            RunningProcess before = child("usage");
            suite.kill(Service.USAGE);
            before.handle().ifPresent(handle -> handle.onExit().join());
            suite.awaitReady(Service.USAGE);
            assertThat(child("usage").pid()).isNotEqualTo(before.pid());
            suite.stop(Service.SEMANTIC);
            assertThat(Ports.taken(instance.ports().of(Service.SEMANTIC))).isFalse();
            suite.start(Service.SEMANTIC);
            suite.awaitReady(Service.SEMANTIC);
        }
        assertThat(instance.runState()).isEmpty();
        instance.ports().requireFree();
    }

    @Test
    void aServiceThatDoesNotStartIsNamedWithTheEndOfItsLogAndNothingIsLeft() throws Exception {
        Files.writeString(instance.folder().resolve("settings.properties"), "STAND_IN_FAILS=workspace\n");
        assertThatThrownBy(() -> Suite.start(project, instance, 0, Progress.SILENT))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("workspace ended while starting")
                .hasMessageContaining("ERROR no such table");
        instance.ports().requireFree();
    }

    @Test
    void whatASupervisorLeftBehindIsEndedBeforeTheNextStart() throws Exception {
        Process orphan = new ProcessBuilder("sleep", "600").start();
        RunningProcess gone = new RunningProcess(ProcessHandle.current().pid(), 1);
        instance.write(new RunState(
                gone, RunState.Phase.READY, Map.of("gateway", RunningProcess.of(orphan.toHandle())), Map.of(), 1));
        Orphans.end(instance);
        assertThat(orphan.isAlive()).isFalse();
        assertThat(instance.runState()).isEmpty();
    }

    private RunningProcess child(String name) {
        return instance.running().orElseThrow().children().get(name);
    }

    private static void jar(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
        String entry = StandInService.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                InputStream code = StandInService.class.getResourceAsStream("/" + entry)) {
            jar.putNextEntry(new JarEntry(entry));
            code.transferTo(jar);
        }
    }
}
