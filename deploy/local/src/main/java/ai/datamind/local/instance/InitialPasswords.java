package ai.datamind.local.instance;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sample users and their first passwords, e-mail → password. */
public record InitialPasswords(Map<String, String> byEmail) {
    public static final List<String> ROLES = List.of("admin", "engineer", "analyst", "viewer");

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without the letters and digits that are mistaken for each other. */
    private static final List<String> ALPHABETS =
            List.of("ABCDEFGHJKMNPQRSTUVWXYZ", "abcdefghjkmnpqrstuvwxyz", "23456789");

    private static final int GROUPS = 5;

    public static String email(String role) {
        return role + "@datamind.local";
    }

    static InitialPasswords generate() {
        Map<String, String> byEmail = new LinkedHashMap<>();
        ROLES.forEach(role -> byEmail.put(email(role), password()));
        return new InitialPasswords(byEmail);
    }

    public Optional<String> of(String email) {
        return Optional.ofNullable(byEmail.get(email));
    }

    /** Five groups of four, each with a capital, two small letters and a digit: some 90 bits. */
    private static String password() {
        return RANDOM.ints(GROUPS, 0, 1)
                .mapToObj(group -> pick(0) + pick(1) + pick(1) + pick(2))
                .collect(Collectors.joining("-"));
    }

    private static String pick(int alphabet) {
        String letters = ALPHABETS.get(alphabet);
        return String.valueOf(letters.charAt(RANDOM.nextInt(letters.length())));
    }

    @Override
    public String toString() {
        return "InitialPasswords" + byEmail.keySet();
    }
}
