package ai.datamind.local.suite;

import ai.datamind.embedded.StartupException;
import ai.datamind.local.build.Project;
import ai.datamind.local.build.StagedApp;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.RunState.Phase;
import ai.datamind.local.instance.Service;
import java.util.EnumMap;
import java.util.Map;

/** The whole suite of one instance, from the first server to the last service, until it is closed. */
public final class Suite implements AutoCloseable {
    private static final long READY_TIMEOUT_MILLIS = 120_000;
    private static final long POLL_MILLIS = 50;

    private final Instance instance;
    private final Progress progress;
    private final Servers servers;
    private final RunRecord record;
    private final Map<Service, Supervised> services = new EnumMap<>(Service.class);
    private final Readiness readiness = new Readiness();
    private volatile boolean closing;

    private Suite(Instance instance, Servers servers, RunRecord record, Progress progress) {
        this.instance = instance;
        this.servers = servers;
        this.record = record;
        this.progress = progress;
    }

    /**
     * Starts everything and waits until every service is ready.
     *
     * @param scale of the sample warehouse; 0 keeps what is there, and starts with the smallest
     */
    public static Suite start(Project project, Instance instance, double scale, Progress progress) {
        Orphans.end(instance);
        instance.ports().requireFree();
        RunRecord record = new RunRecord(instance, progress);
        Suite suite = new Suite(instance, Servers.start(instance, scale, record), record, record);
        // Ctrl-C and down both end the JVM; this is what stops the suite then, also while it is still starting.
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "stop suite"));
        try {
            suite.startServices(project);
            suite.awaitReady();
            return suite;
        } catch (RuntimeException e) {
            suite.close();
            throw e;
        }
    }

    /** From here on {@code status} says so; called when the sample content is in as well. */
    public void open() {
        record.phase(Phase.READY);
    }

    public long millisUntilReady() {
        return record.totalMillis();
    }

    public void stop(Service service) {
        services.get(service).stop();
    }

    /** As {@code kill -9}; the supervisor starts it again. */
    public void kill(Service service) {
        services.get(service).kill();
    }

    public void start(Service service) {
        services.get(service).start();
    }

    public void awaitReady(Service service) {
        long start = System.nanoTime();
        int port = instance.ports().of(service);
        while (!readiness.ready(port)) {
            if (Servers.millisSince(start) > READY_TIMEOUT_MILLIS) {
                throw new StartupException(service.label() + " was not ready after " + READY_TIMEOUT_MILLIS / 1000
                        + " s; its log: " + instance.log(service.label()));
            }
            pause();
        }
    }

    /** A second caller waits until the first is through. */
    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        services.values().parallelStream().forEach(Supervised::stop);
        servers.close();
        record.close();
    }

    private void startServices(Project project) {
        for (Service service : Service.values()) {
            var jar = StagedApp.stage(project, instance, service);
            services.put(service, new Supervised(instance, service, jar, progress, () -> record.children(services)));
        }
        servers.awaitDatabase();
        services.values().stream()
                .filter(supervised -> !supervised.service().readsWarehouse())
                .forEach(this::startUnlessClosing);
        servers.awaitAll();
        services.values().forEach(this::startUnlessClosing);
    }

    private void startUnlessClosing(Supervised supervised) {
        if (closing) {
            throw new StartupException("Stopped while starting");
        }
        supervised.start();
    }

    private void awaitReady() {
        Map<Service, Supervised> waiting = new EnumMap<>(services);
        while (!waiting.isEmpty()) {
            waiting.values().removeIf(this::becameReady);
            waiting.values().forEach(this::requireHope);
            pause();
        }
    }

    private boolean becameReady(Supervised supervised) {
        boolean ready = readiness.ready(instance.ports().of(supervised.service()));
        if (ready) {
            supervised.keepAlive();
            progress.ready(supervised.service().label(), supervised.current().ageMillis());
        }
        return ready;
    }

    /** While starting, a service that ends is a failure to show, not one to hide by trying again. */
    private void requireHope(Supervised supervised) {
        String log = "\nIts log: " + instance.log(supervised.service().label());
        if (!supervised.current().process().isAlive()) {
            throw new StartupException(supervised.service().label() + " ended while starting." + log
                    + LogTail.of(instance.log(supervised.service().label())));
        }
        if (supervised.current().ageMillis() > READY_TIMEOUT_MILLIS) {
            throw new StartupException(
                    supervised.service().label() + " was not ready after " + READY_TIMEOUT_MILLIS / 1000 + " s." + log);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("Interrupted while the suite was starting", e);
        }
    }
}
