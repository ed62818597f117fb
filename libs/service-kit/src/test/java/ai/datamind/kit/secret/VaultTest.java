package ai.datamind.kit.secret;

import java.util.Base64;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VaultTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private final Vault vault = new Vault(KEY);
    private final byte[] plain = "a private key".getBytes(UTF_8);

    @Test
    void opensWhatItSealed() {
        assertThat(vault.open("key-1", vault.seal("key-1", plain))).isEqualTo(plain);
    }

    @Test
    void sealsTheSameDifferentlyEveryTime() {
        assertThat(vault.seal("key-1", plain)).isNotEqualTo(vault.seal("key-1", plain));
    }

    @Test
    void noticesEveryChangedBit() {
        byte[] sealed = vault.seal("key-1", plain);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.open("key-1", changed)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void noticesAnotherRowAnotherKeyAndTruncation() {
        byte[] sealed = vault.seal("key-1", plain);
        byte[] other = new byte[32];
        other[0] = 1;
        Vault stranger = new Vault(Base64.getEncoder().encodeToString(other));
        assertThatThrownBy(() -> vault.open("key-2", sealed)).hasMessageContaining("ENCRYPTION_KEY");
        assertThatThrownBy(() -> stranger.open("key-1", sealed))
                .hasMessageContaining("ENCRYPTION_KEY")
                .hasMessageNotContaining(KEY);
        assertThatThrownBy(() -> vault.open("key-1", new byte[5])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void badSettingsAreNamedNotShown() {
        assertThatThrownBy(() -> new Vault("c2hvcnQ="))
                .hasMessageContaining("32 bytes")
                .hasMessageContaining("it has 5");
        assertThatThrownBy(() -> new Vault("not base64!")).hasMessage("ENCRYPTION_KEY is not Base64");
    }
}
