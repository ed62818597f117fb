package ai.datamind.semantic.catalog.kept;

import ai.datamind.semantic.catalog.proof.Manifests;
import ai.datamind.semantic.document.compact.CompactDocument;
import ai.datamind.semantic.model.ModelDocument;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The documents of versions: remembered, else from their compact form, else read from their text, whose form is then kept for
 * the next start. Whatever takes time happens beside the event loop.
 */
@ApplicationScoped
public class KeptDocuments {

    private static final Logger LOG = Logger.getLogger(KeptDocuments.class);

    private final KeptRepository repository;
    private final Vertx vertx;
    private final Manifests manifests = new Manifests();

    public KeptDocuments(KeptRepository repository, Vertx vertx) {
        this.repository = repository;
        this.vertx = vertx;
    }

    public Manifests manifests() {
        return manifests;
    }

    /** @param work is done beside the event loop with the documents in the order of their versions */
    public <T> Uni<T> with(List<KeptVersion> versions, Function<List<ModelDocument>, T> work) {
        return with(repository.pool(), versions, work);
    }

    /** The same within a transaction, which sees versions that nobody else sees yet. */
    public <T> Uni<T> with(SqlClient client, List<KeptVersion> versions, Function<List<ModelDocument>, T> work) {
        var found = new ConcurrentHashMap<String, ModelDocument>();
        versions.forEach(v -> manifests.known(v.hash()).ifPresent(d -> found.put(v.hash(), d)));
        return fromForms(client, missing(versions, found), found)
                .chain(() -> fromTexts(client, missing(versions, found), found))
                .chain(() -> aside(() -> work.apply(
                        versions.stream().map(v -> found.get(v.hash())).toList())));
    }

    public <T> Uni<T> aside(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }

    private static List<KeptVersion> missing(List<KeptVersion> versions, Map<String, ModelDocument> found) {
        return versions.stream().filter(v -> !found.containsKey(v.hash())).toList();
    }

    private Uni<Void> fromForms(SqlClient client, List<KeptVersion> missing, Map<String, ModelDocument> found) {
        return missing.isEmpty()
                ? Uni.createFrom().voidItem()
                : repository
                        .forms(client, missing)
                        .chain(forms -> aside(() -> {
                            forms.entrySet().parallelStream()
                                    .forEach(e -> CompactDocument.read(e.getValue(), e.getKey())
                                            .ifPresent(d -> found.put(e.getKey(), d)));
                            remember(forms.keySet(), found);
                            return null;
                        }));
    }

    private Uni<Void> fromTexts(SqlClient client, List<KeptVersion> missing, Map<String, ModelDocument> found) {
        return missing.isEmpty()
                ? Uni.createFrom().voidItem()
                : repository
                        .texts(client, missing)
                        .chain(texts -> aside(() -> {
                                    texts.entrySet().parallelStream()
                                            .forEach(e -> found.put(e.getKey(), manifests.read(e.getValue())));
                                    return missing.stream()
                                            .collect(Collectors.toMap(
                                                    v -> v, v -> CompactDocument.write(found.get(v.hash()), v.hash())));
                                })
                                .chain(this::keep));
    }

    private void remember(Collection<String> hashes, Map<String, ModelDocument> found) {
        hashes.stream().filter(found::containsKey).forEach(hash -> manifests.remember(hash, found.get(hash)));
    }

    /** For the next start; this one serves without it, so it stays out of anybody's transaction. */
    private Uni<Void> keep(Map<KeptVersion, byte[]> forms) {
        LOG.infof("%d documents were read from their text.", forms.size());
        return repository
                .keep(forms)
                .onFailure()
                .invoke(e -> LOG.warnf("What was read could not be kept for the next start: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
