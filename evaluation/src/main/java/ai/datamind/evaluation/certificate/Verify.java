package ai.datamind.evaluation.certificate;

import ai.datamind.nl2sql.certificate.OfflineVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code Verify FILE [KEY-ID …]}: exits 0 when the certificate is intact (and signed with one of the keys, where any are given), 1 when it is not, 2 when there is nothing to read. */
public final class Verify {

    private Verify() {}

    public static void main(String[] args) {
        System.exit(args.length == 0 ? unreadable("no file is given") : check(args));
    }

    private static int check(String[] args) {
        Set<String> trusted = Arrays.stream(args).skip(1).collect(Collectors.toSet());
        try {
            OfflineVerifier.Verdict verdict = OfflineVerifier.verify(Files.readAllBytes(Path.of(args[0])), trusted);
            System.out.println(verdict.reason());
            if (verdict.kid() != null) System.out.println("key " + verdict.kid());
            return verdict.valid() ? 0 : 1;
        } catch (IOException e) {
            return unreadable(args[0] + " cannot be read");
        }
    }

    private static int unreadable(String why) {
        System.err.println("Nothing to check: " + why + ".");
        return 2;
    }
}
