package ai.datamind.gateway.route;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One spelling per path, so that the table, the limits and the service all judge the same one. Spellings that frameworks read in
 * different ways (encoded slashes, matrix parameters, empty segments) are refused.
 */
final class CanonicalPath {

    private static final String API = "/api/v1";
    private static final List<String> AMBIGUOUS =
            List.of("//", ";", "\\", "%2f", "%5c", "%3b", "%00", "%25", "/../", "/./");
    private static final int LONGEST = 2_000;

    private CanonicalPath() {}

    /** @param path with dot segments removed and unreserved characters decoded; empty when it is refused */
    static Optional<String> of(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (path.length() > LONGEST || AMBIGUOUS.stream().anyMatch(lower::contains)) return Optional.empty();
        if (path.equals("/admin") || path.startsWith("/admin/")) return Optional.of(API + path);
        boolean unversioned = path.startsWith("/api/") && !path.equals(API) && !path.startsWith(API + "/");
        return Optional.of(unversioned ? API + path.substring("/api".length()) : path);
    }
}
