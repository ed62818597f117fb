package ai.datamind.evaluation.certificate;

import ai.datamind.nl2sql.signing.PublishedKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys somebody says they trust: a file or an address with a key set, or the id of one key. */
final class TrustedKeys {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private TrustedKeys() {}

    /** @throws IOException with a sentence that says which key cannot be had */
    static Set<String> of(List<String> given) throws IOException {
        Set<String> trusted = new LinkedHashSet<>();
        for (String key : given) {
            trusted.addAll(one(key));
        }
        return trusted;
    }

    private static Set<String> one(String key) throws IOException {
        if (key.matches("[0-9a-f]{64}")) return Set.of(key);
        byte[] text = key.matches("https?://.*") ? fetched(key) : read(key);
        try {
            return PublishedKeys.kids(text);
        } catch (IOException noKeySet) {
            throw new IOException(key + " holds no key set", noKeySet);
        }
    }

    private static byte[] read(String file) throws IOException {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException missing) {
            throw new IOException(
                    file + " is neither a file that can be read, nor an address, nor the id of a key", missing);
        }
    }

    private static byte[] fetched(String address) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) throw new IOException(address + " answers " + answer.statusCode());
            return answer.body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(address + " was not waited for", stopped);
        }
    }
}
