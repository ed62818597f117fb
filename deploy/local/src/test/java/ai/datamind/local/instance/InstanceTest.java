package ai.datamind.local.instance;

import ai.datamind.embedded.StartupException;
import ai.datamind.local.instance.RunState.Phase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InstanceTest {
    @TempDir
    Path folder;

    @Test
    void secretsAndPasswordsAreMadeOnceAndOnlyTheOwnerMayReadThem() throws Exception {
        Instance instance = new Instance(folder.resolve(".datamind"));
        Secrets secrets = instance.secrets();
        InitialPasswords passwords = instance.passwords();
        assertThat(instance.secrets()).isEqualTo(secrets);
        assertThat(instance.passwords()).isEqualTo(passwords);
        for (String file : new String[] {"secrets.json", "initial-passwords.json"}) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(instance.folder().resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void thereIsAPasswordForEveryRoleAndNeverTheSame() {
        Map<String, String> byEmail = new Instance(folder).passwords().byEmail();
        assertThat(byEmail)
                .containsOnlyKeys(
                        "admin@datamind.local",
                        "engineer@datamind.local",
                        "analyst@datamind.local",
                        "viewer@datamind.local");
        assertThat(byEmail.values())
                .doesNotHaveDuplicates()
                .allMatch(password -> password.matches("([A-Z][a-z]{2}[2-9]-?){5}"));
    }

    @Test
    void neitherSecretsNorPasswordsShowInTexts() {
        Instance instance = new Instance(folder);
        assertThat(instance.secrets().toString())
                .doesNotContain(instance.secrets().postgres());
        assertThat(instance.passwords().toString())
                .doesNotContain(instance.passwords().of("admin@datamind.local").orElseThrow());
    }

    @Test
    void theChosenPortsAreRemembered() {
        Instance instance = new Instance(folder);
        assertThat(instance.ports().of(Service.GATEWAY)).isEqualTo(8080);
        instance.usePorts(new PortPlan(9080));
        assertThat(instance.ports().of(Service.USAGE)).isEqualTo(9085);
        assertThat(instance.gatewayUrl()).isEqualTo("http://localhost:9080");
    }

    @Test
    void everyTakenPortIsNamedWithWhatItIsFor() throws Exception {
        PortPlan plan = PortPlan.free();
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket one = new ServerSocket(plan.of(Service.SEMANTIC), 1, here);
                ServerSocket other = new ServerSocket(plan.kafka(), 1, here)) {
            assertThatThrownBy(plan::requireFree)
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("port " + one.getLocalPort() + " for semantic")
                    .hasMessageContaining("port " + other.getLocalPort() + " for Kafka")
                    .hasMessageContaining("--port-base");
        }
        plan.requireFree();
    }

    @Test
    void aRunStateOfADeadOrReusedProcessIsNotRunning() {
        Instance instance = new Instance(folder);
        RunningProcess self = RunningProcess.of(ProcessHandle.current());
        RunningProcess reused = new RunningProcess(self.pid(), self.startedMillis() - 5000);
        instance.write(new RunState(reused, Phase.READY, Map.of(), Map.of(), 1));
        assertThat(instance.running()).isEmpty();
        instance.write(new RunState(self, Phase.READY, Map.of("usage", self), Map.of("usage", 5L), 1));
        assertThat(instance.running().orElseThrow().children()).containsEntry("usage", self);
    }
}
