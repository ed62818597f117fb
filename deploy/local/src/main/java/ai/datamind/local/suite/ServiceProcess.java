package ai.datamind.local.suite;

import ai.datamind.embedded.StartupException;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One service as an operating system process, writing to its log. */
final class ServiceProcess {
    /** The first end of a new build takes some seconds longer: the JVM archives its classes for the next start. */
    private static final long STOP_SECONDS = 40;

    private static final long LOG_LIMIT_BYTES = 20L << 20;

    private final Service service;
    private final Process process;
    private final long startedNanos = System.nanoTime();

    private ServiceProcess(Service service, Process process) {
        this.service = service;
        this.process = process;
    }

    static ServiceProcess start(Instance instance, Service service, Path jar) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmFlags.forService(jar));
        command.add("-jar");
        command.add(jar.toString());
        Path log = instance.log(service.label());
        try {
            Files.createDirectories(log.getParent());
            if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
                Files.move(
                        log,
                        log.resolveSibling(log.getFileName() + ".1"),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(jar.getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(ServiceEnvironment.of(instance, service));
            return new ServiceProcess(service, builder.start());
        } catch (IOException e) {
            throw new StartupException(service.label() + " could not be started: " + e.getMessage(), e);
        }
    }

    Service service() {
        return service;
    }

    Process process() {
        return process;
    }

    long ageMillis() {
        return Servers.millisSince(startedNanos);
    }

    /** Asks politely, then doesn't. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
