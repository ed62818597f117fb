package ai.datamind.benchmarks.semantic;

import ai.datamind.semantic.catalog.Publication;
import ai.datamind.semantic.catalog.value.ValueIndex;
import ai.datamind.semantic.document.compact.CompactDocument;
import ai.datamind.semantic.document.reading.ModelReader;
import ai.datamind.semantic.model.ModelDocument;
import ai.datamind.semantic.model.SemanticManifest;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a service does with kept documents once the database has handed them over, in a process that has done nothing else. */
public final class ColdLoad {

    private static final String HASH = "0".repeat(64);

    private ColdLoad() {}

    /** Starts a JVM for it, as a service is started: with the quick compiler. */
    static void print(List<String> texts, PrintStream out) throws IOException, InterruptedException {
        Path kept = Files.createTempFile("kept", ".bin");
        try {
            write(kept, texts);
            out.printf("kept form of all documents: %d KB%n", Files.size(kept) / 1024);
            out.flush();
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            new ProcessBuilder(
                            java,
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ColdLoad.class.getName(),
                            kept.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        } finally {
            Files.delete(kept);
        }
    }

    private static void write(Path file, List<String> texts) throws IOException {
        try (var data = new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(file)))) {
            data.writeInt(texts.size());
            for (String text : texts) {
                byte[] bytes = CompactDocument.write(ModelReader.read(text), HASH);
                data.writeInt(bytes.length);
                data.write(bytes);
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<byte[]> kept = read(Path.of(arguments[0]));
        var cold = Stopwatch.start();
        var start = Stopwatch.start();
        List<ModelDocument> documents = kept.parallelStream()
                .map(bytes -> CompactDocument.read(bytes, HASH).orElseThrow())
                .toList();
        String read = start.took();
        int metrics = publication(documents);
        System.out.printf(
                "%d metrics loaded cold from their kept form: %s (their documents alone: %s)%n",
                metrics, cold.took(), read);
        var warm = Stopwatch.start();
        publication(documents);
        System.out.printf("loaded warm (documents known): %s%n", warm.took());
    }

    private static List<byte[]> read(Path file) throws IOException {
        try (var data = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
            var kept = new ArrayList<byte[]>();
            for (int left = data.readInt(); left > 0; left--) {
                kept.add(data.readNBytes(data.readInt()));
            }
            return kept;
        }
    }

    private static int publication(List<ModelDocument> documents) {
        var manifest = new SemanticManifest(1, "figures", Instant.EPOCH, documents);
        return Publication.of(manifest, ValueIndex.EMPTY).manifest().metrics().size();
    }
}
