package ai.datamind.nl2sql.example;

import ai.datamind.kit.problem.ProblemException;
import ai.datamind.nl2sql.knowledge.Grounds;
import ai.datamind.nl2sql.knowledge.Library;
import ai.datamind.nl2sql.knowledge.Sight;
import ai.datamind.nl2sql.knowledge.TrainingPair;
import ai.datamind.nl2sql.knowledge.TrainingRepository;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.stage.Worker;
import ai.datamind.sql.catalog.CatalogSnapshot;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes examples from files. An example is shown to language models; unlike a verified pair it never answers by itself. */
@ApplicationScoped
class Imports {
    private static final Logger LOG = Logger.getLogger(Imports.class);

    private final TrainingRepository training;
    private final Library library;
    private final Grounds grounds;
    private final ExampleConfig config;
    private final Worker worker;

    Imports(TrainingRepository training, Library library, Grounds grounds, ExampleConfig config, Worker worker) {
        this.training = training;
        this.library = library;
        this.grounds = grounds;
        this.config = config;
        this.worker = worker;
    }

    /** Fails with 422 where the text is too large or holds no example; what would not run for the caller is told, not taken. */
    Uni<Imported> take(Caller by, String name, String content) {
        if (content.getBytes(StandardCharsets.UTF_8).length > config.largestFile()) {
            throw ProblemException.invalid("body", "holds more than " + config.largestFile() + " bytes");
        }
        List<SqlFile.Example> examples = SqlFile.examples(content);
        if (examples.isEmpty()) {
            throw ProblemException.invalid("body", "holds no statement below a comment \"-- question: …\"");
        }
        return grounds.of(by)
                .flatMap(sight -> worker.run(() -> sorted(name, by.userId(), examples, sight.visible())))
                .flatMap(sorted -> training.addExamples(sorted.taken())
                        .flatMap(added -> library.reload())
                        .replaceWith(new Imported(sorted.taken().size(), sorted.rejected())));
    }

    void load(@Observes StartupEvent started) {
        again().subscribe().with(done -> LOG.debug("Files of examples are read."));
    }

    @Scheduled(every = "5m", delayed = "5m")
    Uni<Void> again() {
        return config.folder()
                .map(this::folder)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Files that are gone take their examples with them. */
    private Uni<Void> folder(String folder) {
        return grounds.catalog()
                .flatMap(catalog -> worker.run(() -> read(Path.of(folder), catalog)))
                .flatMap(training::keepFiles)
                .flatMap(
                        changed -> changed ? library.reload() : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failure -> LOG.warnf("Files of examples could not be read: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private List<TrainingPair> read(Path folder, CatalogSnapshot catalog) {
        List<TrainingPair> pairs = new ArrayList<>();
        try {
            new Folder(folder, config.largestFile(), config.mostFiles()).read().forEach((name, content) -> {
                Sorted sorted = sorted(name, TrainingPair.FROM_FILE + name, SqlFile.examples(content), catalog);
                sorted.rejected().forEach(one -> LOG.warnf("%s: \"%s\" %s", name, one.question(), one.reason()));
                pairs.addAll(sorted.taken());
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return pairs;
    }

    private static Sorted sorted(String name, String by, List<SqlFile.Example> examples, CatalogSnapshot catalog) {
        List<TrainingPair> taken = new ArrayList<>();
        List<Refusal> rejected = new ArrayList<>();
        for (SqlFile.Example example : examples) {
            if (Sight.resolves(example.sql(), catalog)) taken.add(pair(name, by, example));
            else
                rejected.add(
                        new Refusal(example.question(), "is not one reading statement over tables that are known."));
        }
        return new Sorted(taken, rejected);
    }

    /** The same example of the same file is the same pair, on every replica and at every start. */
    private static TrainingPair pair(String name, String by, SqlFile.Example example) {
        UUID same = UUID.nameUUIDFromBytes(
                (name + "|" + example.question() + "|" + example.sql()).getBytes(StandardCharsets.UTF_8));
        return new TrainingPair(
                "train-" + same, example.question(), example.sql(), TrainingPair.EXAMPLE, null, by, Instant.now());
    }

    private record Sorted(List<TrainingPair> taken, List<Refusal> rejected) {}

    record Imported(int imported, List<Refusal> rejected) {}

    record Refusal(String question, String reason) {}
}
