package ai.datamind.semantic.dbt.run;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.SemanticCode;
import ai.datamind.semantic.dbt.Artifacts;
import ai.datamind.semantic.dbt.run.DbtExecutable.End;
import ai.datamind.semantic.dbt.run.DbtExecutable.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DbtExecutableTest {

    @TempDir
    Path folder;

    private final List<String> log = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @EnumSource(DbtCommand.class)
    void everyCommandIsOneThatDbtUnderstands(DbtCommand command) throws Exception {
        FakeDbt dbt = FakeDbt.in(folder, "");
        var arguments = new DbtArguments(
                null,
                List.of("tag:nightly", "orders+"),
                List.of("staging"),
                true,
                "prod",
                Map.of("day", "it's; \"x\" $HOME"));
        assertThat(run(dbt, command, arguments)).isEqualTo(new Exit(End.FINISHED, 0));
        assertThat(log).first().isEqualTo("Running with dbt=1.10.13");
        assertThat(Artifacts.read(dbt.project().target(), 1 << 20)
                        .runResults()
                        .orElseThrow()
                        .command())
                .isEqualTo(command.wire());
    }

    @Test
    void argumentsArriveOneByOneAndUnread() throws Exception {
        FakeDbt dbt = FakeDbt.in(folder, "");
        run(
                dbt,
                DbtCommand.RUN,
                new DbtArguments(null, List.of("a", "b"), null, true, null, Map.of("day", "$(id) `id`")));
        assertThat(Files.readAllLines(dbt.root().resolve("arguments.txt")))
                .containsExactly(
                        "run",
                        "--no-use-colors",
                        "--select",
                        "a",
                        "b",
                        "--full-refresh",
                        "--vars",
                        "{\"day\":\"$(id) `id`\"}");
    }

    @Test
    void theChildSeesNoneOfOurOwnVariables() throws Exception {
        FakeDbt dbt = FakeDbt.in(folder, "");
        run(dbt, DbtCommand.RUN, DbtArguments.none());
        var allowed =
                List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "VIRTUAL_ENV", "PWD", "SHLVL", "_", "OLDPWD");
        assertThat(Files.readAllLines(dbt.root().resolve("environment.txt")))
                .filteredOn(line -> line.matches("[A-Z_]+=.*"))
                .allSatisfy(line -> assertThat(line.split("=")[0])
                        .satisfiesAnyOf(
                                name -> assertThat(allowed).contains(name),
                                name -> assertThat(name).startsWith("DBT_")));
    }

    @Test
    void brokenTestsAreAnEndWithCodeOne() throws Exception {
        FakeDbt dbt = FakeDbt.in(folder, "broken");
        assertThat(run(dbt, DbtCommand.TEST, DbtArguments.none())).isEqualTo(new Exit(End.FINISHED, 1));
        assertThat(log).last().isEqualTo("Done. PASS=1 WARN=0 ERROR=1 SKIP=0 TOTAL=1");
    }

    @Test
    void theWholeLogArrives() throws Exception {
        run(FakeDbt.in(folder, "chatty"), DbtCommand.RUN, DbtArguments.none());
        assertThat(log).hasSize(3_002).contains("line 0", "line 2999");
    }

    @Test
    void tooLongARunIsEndedWithItsChildren() throws Exception {
        FakeDbt dbt = FakeDbt.in(folder, "slow");
        var executable = new DbtExecutable(dbt.executable().toString(), List.of());
        // Servers of other tests of this JVM are its children, too.
        Set<Long> before = children().collect(Collectors.toSet());
        long started = System.nanoTime();
        Exit exit = executable.run(
                dbt.project(),
                DbtCommand.RUN,
                DbtArguments.none(),
                Duration.ofMillis(500),
                log::add,
                new AtomicBoolean());
        assertThat(exit.end()).isEqualTo(End.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
        long patience = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (children().anyMatch(pid -> !before.contains(pid)) && System.nanoTime() < patience) {
            Thread.sleep(20);
        }
        assertThat(children().filter(pid -> !before.contains(pid))).isEmpty();
    }

    private static Stream<Long> children() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid);
    }

    @Test
    void aCancelledRunEnds() throws Exception {
        FakeDbt dbt = FakeDbt.in(folder, "slow");
        var executable = new DbtExecutable(dbt.executable().toString(), List.of());
        Exit exit = executable.run(
                dbt.project(),
                DbtCommand.RUN,
                DbtArguments.none(),
                Duration.ofMinutes(1),
                log::add,
                new AtomicBoolean(true));
        assertThat(exit.end()).isEqualTo(End.CANCELLED);
    }

    @Test
    void withoutDbtTheAnswerSaysSo() throws IOException {
        FakeDbt dbt = FakeDbt.in(folder, "");
        var missing = new DbtExecutable(folder.resolve("nowhere/dbt").toString(), List.of());
        assertThat(missing.installed()).isFalse();
        assertThatThrownBy(() -> missing.run(
                        dbt.project(),
                        DbtCommand.RUN,
                        DbtArguments.none(),
                        Duration.ofSeconds(5),
                        log::add,
                        new AtomicBoolean()))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(SemanticCode.DBT_NOT_INSTALLED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--profiles-dir=/etc", "-t", "a b", "a;b", "$(id)", "../x", "a\nb", ""})
    void nothingThatCouldBeAnOptionIsASelector(String hostile) {
        assertThatThrownBy(() -> new DbtArguments(null, List.of(hostile), null, null, null, null))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new DbtArguments(null, null, null, null, hostile, null))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new DbtArguments(hostile, null, null, null, null, null))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aProjectOutsideOfThePathIsNotThere() throws IOException {
        FakeDbt dbt = FakeDbt.in(folder, "");
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("dbt_project.yml"), "name: x");
        Files.createSymbolicLink(dbt.root().resolve("link"), elsewhere);
        assertThatThrownBy(() -> DbtProject.at(dbt.root(), "link")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> DbtProject.at(dbt.root(), "absent")).isInstanceOf(ProblemException.class);
    }

    @Test
    void anArtifactThatIsALinkIsNotRead() throws IOException {
        FakeDbt dbt = FakeDbt.in(folder, "");
        Path secret = Files.writeString(folder.resolve("secret.json"), "{\"metadata\":{}}");
        Files.createDirectories(dbt.project().target());
        Files.createSymbolicLink(dbt.project().target().resolve("manifest.json"), secret);
        assertThatThrownBy(() -> Artifacts.read(dbt.project().target(), 1 << 20))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(SemanticCode.DBT_ARTIFACT_MISSING));
    }

    @Test
    void tooLargeOrBrokenArtifactsAreRefusedByName() throws IOException {
        FakeDbt dbt = FakeDbt.in(folder, "");
        Files.createDirectories(dbt.project().target());
        Files.writeString(dbt.project().target().resolve("manifest.json"), "{\"metadata\":{");
        assertThatThrownBy(() -> Artifacts.read(dbt.project().target(), 1 << 20))
                .hasMessageContaining("cut off");
        assertThatThrownBy(() -> Artifacts.read(dbt.project().target(), 3)).hasMessageContaining("larger than 3");
    }

    private Exit run(FakeDbt dbt, DbtCommand command, DbtArguments arguments) throws InterruptedException {
        return new DbtExecutable(dbt.executable().toString(), List.of())
                .run(dbt.project(), command, arguments, Duration.ofSeconds(30), log::add, new AtomicBoolean());
    }
}
