package ai.datamind.gateway.password;

import ai.datamind.gateway.refusal.GatewayCode;
import ai.datamind.kit.problem.ProblemException;
import at.favre.lib.crypto.bcrypt.BCrypt;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PasswordsTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private static Passwords passwords(Map<String, String> settings) {
        return new Passwords(config(settings));
    }

    private static PasswordConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(PasswordConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(PasswordConfig.class);
    }

    @Test
    void defaultsAreWhatIsPromised() {
        PasswordConfig config = config(Map.of());
        assertThat(config.cost()).isEqualTo(12);
        assertThat(config.failures()).isEqualTo(5);
        assertThat(config.lock()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.shortest()).isEqualTo(10);
    }

    @Test
    void hashesAreBcryptOfTheConfiguredCost() {
        Passwords passwords = passwords(Map.of());
        String hash = passwords.hash("correct horse battery").await().atMost(LONG);
        assertThat(hash).startsWith("$2a$12$").hasSize(60);
        assertThat(passwords.matches("correct horse battery", hash).await().atMost(LONG))
                .isTrue();
        assertThat(passwords.matches("correct horse batterz", hash).await().atMost(LONG))
                .isFalse();
    }

    @Test
    void comparingWithNobodysPasswordIsTheSameWorkAsWithSomebodys() {
        Passwords passwords = passwords(Map.of("datamind.password.cost", "9"));
        var compared = BCrypt.verifyer().verify("wrong password".toCharArray(), passwords.nobodysHash());
        assertThat(compared.validFormat).isTrue();
        assertThat(compared.details.cost).isEqualTo(9);
        assertThat(passwords.matches("wrong password", null).await().atMost(LONG))
                .isFalse();
        assertThat(passwords.matches("x".repeat(100), null).await().atMost(LONG))
                .isFalse();
    }

    @Test
    void noPasswordIsCutSilently() {
        Passwords passwords = passwords(Map.of("datamind.password.cost", "4"));
        String longest = "a".repeat(71);
        String hash = passwords.hash(longest).await().atMost(LONG);
        assertThat(passwords.matches(longest, hash).await().atMost(LONG)).isTrue();
        assertThat(passwords.matches(longest + "b", hash).await().atMost(LONG)).isFalse();
        for (String refused : List.of("a".repeat(72), "ü".repeat(36), "short", "zero\0in the middle")) {
            assertThatThrownBy(() -> passwords.hash(refused)).isInstanceOf(ProblemException.class);
        }
        String umlauts = passwords.hash("pässwörter über alles").await().atMost(LONG);
        assertThat(passwords.matches("pässwörter über alles", umlauts).await().atMost(LONG))
                .isTrue();
    }

    @Test
    void aWaveOfLoginsIsRefusedNotQueuedForEver() {
        Passwords passwords = passwords(Map.of("datamind.password.threads", "1", "datamind.password.waiting", "1"));
        var attempts = IntStream.range(0, 6)
                .mapToObj(i -> passwords.matches("some password", null).subscribeAsCompletionStage())
                .toList();
        assertThat(attempts)
                .anySatisfy(attempt -> assertThat(attempt)
                        .failsWithin(LONG)
                        .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                        .withCauseInstanceOf(ProblemException.class)
                        .satisfies(e -> assertThat(((ProblemException) e.getCause()).code())
                                .isEqualTo(GatewayCode.SERVICE_BUSY)));
    }
}
