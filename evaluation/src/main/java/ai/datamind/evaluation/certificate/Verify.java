package ai.datamind.evaluation.certificate;

import ai.datamind.nl2sql.certificate.OfflineVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/** {@code Verify FILE [KEYS …]}: exits 0 when the certificate is intact (and signed with one of the keys, where any are given), 1 when it is not, 2 when there is nothing to read. */
public final class Verify {

    private Verify() {}

    public static void main(String[] args) {
        System.exit(args.length == 0 ? unreadable("no file is given") : check(args));
    }

    static int check(String... args) {
        try {
            Set<String> trusted = TrustedKeys.of(Arrays.stream(args).skip(1).toList());
            if (args.length > 1 && trusted.isEmpty()) return unreadable("the key sets hold no key for certificates");
            OfflineVerifier.Verdict verdict = OfflineVerifier.verify(certificate(args[0]), trusted);
            System.out.println(verdict.reason());
            if (verdict.kid() != null) System.out.println("key " + verdict.kid());
            return verdict.valid() ? 0 : 1;
        } catch (IOException e) {
            return unreadable(e.getMessage());
        }
    }

    private static byte[] certificate(String file) throws IOException {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException missing) {
            throw new IOException(file + " cannot be read", missing);
        }
    }

    private static int unreadable(String why) {
        System.err.println("Nothing to check: " + why + ".");
        return 2;
    }
}
