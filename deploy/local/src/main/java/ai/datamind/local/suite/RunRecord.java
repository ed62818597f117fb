package ai.datamind.local.suite;

import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.RunState;
import ai.datamind.local.instance.RunState.Phase;
import ai.datamind.local.instance.RunningProcess;
import ai.datamind.local.instance.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes down what runs, each time it changes: other commands read it, and clean up after a supervisor that was killed. */
final class RunRecord implements Progress, AutoCloseable {
    private final Instance instance;
    private final Progress next;
    private final long startedNanos = System.nanoTime();
    private final Map<String, RunningProcess> children = new TreeMap<>();
    private final Map<String, Long> readyMillis = new TreeMap<>();
    private Phase phase = Phase.STARTING;
    private long totalMillis;

    RunRecord(Instance instance, Progress next) {
        this.instance = instance;
        this.next = next;
        write();
    }

    @Override
    public synchronized void ready(String part, long millis) {
        readyMillis.put(part, millis);
        servers();
        write();
        next.ready(part, millis);
    }

    @Override
    public void note(String message) {
        next.note(message);
    }

    synchronized void children(Map<Service, Supervised> services) {
        services.forEach((service, supervised) -> {
            ServiceProcess process = supervised.current();
            if (process != null && process.process().isAlive()) {
                children.put(
                        service.label(), RunningProcess.of(process.process().toHandle()));
            }
        });
        write();
    }

    synchronized void phase(Phase reached) {
        phase = reached;
        totalMillis = Servers.millisSince(startedNanos);
        write();
    }

    synchronized long totalMillis() {
        return totalMillis;
    }

    @Override
    public synchronized void close() {
        instance.forgetRunState();
    }

    private void servers() {
        postmaster()
                .flatMap(ProcessHandle::of)
                .ifPresent(found -> children.put("PostgreSQL", RunningProcess.of(found)));
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").contains("redis-server"))
                .forEach(child -> children.put("Redis", RunningProcess.of(child)));
    }

    /** PostgreSQL detaches itself, so it is no child of this process. */
    private Optional<Long> postmaster() {
        Path file = instance.data("postgres").resolve("postmaster.pid");
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().findFirst().map(line -> Long.valueOf(line.strip()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void write() {
        instance.write(
                new RunState(RunningProcess.of(ProcessHandle.current()), phase, children, readyMillis, totalMillis));
    }
}
