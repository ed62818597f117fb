package ai.datamind.kit.secret;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Seals bytes with AES-256-GCM under ENCRYPTION_KEY: 12 bytes nonce, then cipher text and tag. The name of what is sealed is
 * authenticated along with it, so that it cannot be put in another one's row.
 */
@Singleton
public class Vault {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    @Inject
    Vault(@ConfigProperty(name = "ENCRYPTION_KEY") Optional<String> key) {
        this(key.orElseThrow(
                () -> new IllegalArgumentException("ENCRYPTION_KEY is missing: 32 bytes in Base64 that seal what is"
                        + " stored (openssl rand -base64 32 makes one)")));
    }

    /** @throws IllegalArgumentException naming the setting, never its value */
    public Vault(String base64Key) {
        byte[] raw = decoded(base64Key);
        if (raw.length != 32) {
            throw new IllegalArgumentException(
                    "ENCRYPTION_KEY must be 32 bytes in Base64 (openssl rand -base64 32 makes one); it has "
                            + raw.length);
        }
        this.key = new SecretKeySpec(raw, "AES");
    }

    public byte[] seal(String name, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(plain);
            byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available", e);
        }
    }

    /** @throws IllegalStateException when the key is another one or the bytes were changed */
    public byte[] open(String name, byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), name)
                    .doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException(
                    "ENCRYPTION_KEY does not open the stored " + name
                            + ": it is not the key it was sealed with, or the row was changed",
                    e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("The stored " + name + " cannot be read", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(UTF_8));
        return cipher;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("ENCRYPTION_KEY is not Base64");
        }
    }
}
