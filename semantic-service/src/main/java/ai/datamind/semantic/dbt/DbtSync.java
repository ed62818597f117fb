package ai.datamind.semantic.dbt;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.semantic.dbt.DbtRepository.Taking;
import ai.datamind.semantic.dbt.quality.QualityBoard;
import ai.datamind.semantic.dbt.run.DbtConfig;
import ai.datamind.semantic.dbt.run.DbtProject;
import ai.datamind.semantic.dbt.translate.Translation;
import ai.datamind.semantic.interchange.intake.Intake;
import ai.datamind.semantic.interchange.intake.Intake.Kept;
import ai.datamind.semantic.model.ModelDocument;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * From artifacts on disk to what this service knows. All artifacts are read and translated before the first row changes, so
 * a broken one changes nothing.
 */
@ApplicationScoped
public class DbtSync {

    private static final Logger LOG = Logger.getLogger(DbtSync.class);
    private static final String NIGHTLY = "dbt sync";

    private final DbtConfig config;
    private final DbtRepository repository;
    private final Intake intake;
    private final QualityBoard board;
    private final Vertx vertx;

    DbtSync(DbtConfig config, DbtRepository repository, Intake intake, QualityBoard board, Vertx vertx) {
        this.config = config;
        this.repository = repository;
        this.intake = intake;
        this.board = board;
        this.vertx = vertx;
    }

    private record Reading(Artifacts artifacts, Translation translation, List<StoredNode> nodes) {}

    public Uni<SyncReport> sync(DbtProject project, String author) {
        Instant now = Clock.systemUTC().instant();
        return vertx.executeBlocking(() -> read(project), false)
                .chain(reading -> repository
                        .store(new Taking(project.name(), author, now), reading.artifacts(), reading.nodes())
                        .chain(changes -> keep(reading.translation().documents(), author)
                                .map(kept -> report(project, reading, changes, kept, now))))
                .call(report -> repository.report(project.name(), JsonObject.mapFrom(report)))
                .call(() -> refresh());
    }

    private Reading read(DbtProject project) {
        Artifacts artifacts = Artifacts.read(project.target(), config.largestArtifact());
        return new Reading(
                artifacts, Translation.of(artifacts.manifest(), artifacts.semantic()), StoredNode.of(artifacts));
    }

    /** A document of the same name that people wrote is theirs: it is left alone, and the report says so. */
    private Uni<List<Kept>> keep(List<ModelDocument> made, String author) {
        return Multi.createFrom()
                .iterable(made)
                .onItem()
                .transformToUniAndConcatenate(
                        document -> intake.keep(List.of(document), "dbt sync", author, DbtSync::ours)
                                .map(List::getFirst)
                                .onFailure(ProblemException.class)
                                .recoverWithItem(refused -> new Kept(
                                        document.name(),
                                        0,
                                        false,
                                        false,
                                        document.semanticModels().size(),
                                        document.metrics().size(),
                                        refused.getMessage())))
                .collect()
                .asList();
    }

    private static boolean ours(Iterable<String> tags) {
        for (String tag : tags) {
            if (tag.equals("dbt")) {
                return true;
            }
        }
        return false;
    }

    private static SyncReport report(
            DbtProject project, Reading reading, DbtRepository.Changes changes, List<Kept> kept, Instant now) {
        var manifest = reading.artifacts().manifest();
        return new SyncReport(
                project.name(),
                manifest.version(),
                manifest.dbtVersion(),
                manifest.generatedAt(),
                now,
                changes.kinds(),
                changes.added(),
                changes.changed(),
                changes.removed(),
                kept,
                reading.translation().skipped());
    }

    /** Where there is no project there is nothing to do, every night anew. */
    @Scheduled(cron = "${datamind.dbt.sync-cron:0 0 2 * * ?}", timeZone = "UTC", identity = NIGHTLY)
    Uni<Void> nightly() {
        return Multi.createFrom()
                .iterable(projects())
                .onItem()
                .transformToUniAndConcatenate(project -> sync(project, NIGHTLY)
                        .onFailure()
                        .invoke(failed ->
                                LOG.errorf(failed, "The nightly sync of dbt project %s failed", project.name()))
                        .onFailure()
                        .recoverWithNull())
                .onItem()
                .ignoreAsUni();
    }

    /** The project at the configured path, or those in its folders. */
    List<DbtProject> projects() {
        try {
            return List.of(DbtProject.at(config.projectPath(), null));
        } catch (ProblemException noneThere) {
            return DbtProject.below(config.projectPath());
        }
    }

    void start(@Observes StartupEvent event) {
        refresh()
                .subscribe()
                .with(
                        done -> LOG.debug("The quality of dbt's models is known"),
                        failed ->
                                LOG.warn("The quality of dbt's models could not be loaded; it is tried again", failed));
    }

    /** Other replicas sync too. */
    @Scheduled(every = "60s", delayed = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return repository.qualities().invoke(board::show).replaceWithVoid();
    }
}
