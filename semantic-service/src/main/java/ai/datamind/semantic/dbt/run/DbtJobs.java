package ai.datamind.semantic.dbt.run;

import ai.datamind.kit.id.Ids;
import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.semantic.dbt.run.DbtExecutable.Exit;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Starts dbt, keeps its log and its end. Each job has a thread of its own, which only waits. */
@ApplicationScoped
public class DbtJobs {

    private static final Logger LOG = Logger.getLogger(DbtJobs.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(300);

    private final DbtJobRepository jobs;
    private final DbtConfig config;
    private final DbtExecutable executable;
    private final Map<String, AtomicBoolean> running = new ConcurrentHashMap<>();

    DbtJobs(DbtJobRepository jobs, DbtConfig config) {
        this.jobs = jobs;
        this.config = config;
        this.executable =
                new DbtExecutable(config.executable(), config.environment().orElse(List.of()));
    }

    public boolean installed() {
        return executable.installed();
    }

    /** @param after told the project's name when dbt has written new artifacts */
    public Uni<DbtJob> start(DbtCommand command, DbtArguments arguments, String user, Consumer<DbtProject> after) {
        if (!executable.installed()) {
            return Uni.createFrom().failure(DbtExecutable.notInstalled());
        }
        DbtProject project = DbtProject.at(config.projectPath(), arguments.project());
        var said = new JsonObject()
                .put("select", arguments.select())
                .put("exclude", arguments.exclude())
                .put("full_refresh", arguments.fullRefresh())
                .put("target", arguments.target())
                .put("vars", arguments.vars());
        return jobs.create(Ids.next("dbt"), project.name(), command, said, user).invoke(job -> {
            var cancelled = new AtomicBoolean();
            running.put(job.id(), cancelled);
            Thread.ofVirtual()
                    .name("dbt " + job.id())
                    .start(() -> run(job, project, command, arguments, cancelled, after));
        });
    }

    private void run(
            DbtJob job,
            DbtProject project,
            DbtCommand command,
            DbtArguments arguments,
            AtomicBoolean cancelled,
            Consumer<DbtProject> after) {
        var log = new JobLog(jobs::append, job.id());
        String status = "lost";
        Integer code = null;
        try {
            Exit exit = executable.run(project, command, arguments, config.timeLimit(), log::add, cancelled);
            status = status(exit);
            code = exit.code();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "dbt job %s did not run", job.id());
        } finally {
            log.close();
            running.remove(job.id());
            end(job, status, code);
        }
        if (status.equals("succeeded") || status.equals("failed")) {
            after.accept(project);
        }
    }

    private void end(DbtJob job, String status, Integer code) {
        try {
            jobs.finish(job.id(), status, code).await().atMost(PATIENCE);
        } catch (RuntimeException unreachable) {
            LOG.errorf(unreachable, "The end of dbt job %s could not be kept; it will count as lost", job.id());
        }
    }

    /** dbt's exit codes: 0 all went well, 1 a node or test failed, 2 it did not understand or broke down. */
    private static String status(Exit exit) {
        return switch (exit.end()) {
            case TIMED_OUT -> "timed_out";
            case CANCELLED -> "cancelled";
            case FINISHED -> exit.code() == 0 ? "succeeded" : exit.code() == 1 ? "failed" : "refused";
        };
    }

    /** Takes effect where the job runs; on another replica it does nothing, and says so by the job's status. */
    public Uni<DbtJob> cancel(String id) {
        return jobs.one(id).invoke(job -> {
            AtomicBoolean cancelled = running.get(id);
            if (cancelled != null) {
                cancelled.set(true);
            }
        });
    }

    public Uni<DbtJob> one(String id) {
        return jobs.one(id);
    }

    public Uni<Page<DbtJob>> list(PageQuery page) {
        return jobs.list(page);
    }

    private record Chunk(List<DbtJobRepository.Line> lines, boolean last) {}

    /** The whole log from its beginning, line by line, until the job ends. Works on every replica. */
    public Multi<String> log(String id) {
        return Multi.createBy()
                .repeating()
                .uni(
                        AtomicLong::new,
                        seen -> jobs.one(id)
                                .chain(job -> jobs.lines(id, seen.get()).map(lines -> {
                                    if (!lines.isEmpty()) {
                                        seen.set(lines.get(lines.size() - 1).seq());
                                    }
                                    return new Chunk(lines, job.ended() && lines.isEmpty());
                                })))
                .withDelay(LOOK)
                .whilst(chunk -> !chunk.last())
                .onItem()
                .transformToIterable(Chunk::lines)
                .map(DbtJobRepository.Line::text);
    }

    void stop(@Observes ShutdownEvent event) {
        running.values().forEach(cancelled -> cancelled.set(true));
    }
}
