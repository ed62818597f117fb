package ai.datamind.local.instance;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

/** What the parts of one instance prove themselves with to each other; generated on first start, never printed. */
public record Secrets(
        String postgres,
        String warehouseOwner,
        String warehouseReader,
        String encryptionKey,
        Map<Service, String> databaseRoles) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public Secrets {
        databaseRoles = Map.copyOf(databaseRoles);
    }

    static Secrets generate() {
        Map<Service, String> roles = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            roles.put(service, random(24));
        }
        String key = Base64.getEncoder().encodeToString(bytes(32));
        return new Secrets(random(24), random(24), random(24), key, roles);
    }

    private static String random(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }
}
