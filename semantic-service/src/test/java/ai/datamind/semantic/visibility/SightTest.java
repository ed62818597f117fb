package ai.datamind.semantic.visibility;

import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.CurrentSubject;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SightTest {

    private Map<String, Object> claims = Map.of("sub", "usr-1", "role", "analyst");
    private Supplier<Uni<EvaluateAnswer>> governance = () -> Uni.createFrom().item(answer(60));
    private int asked;
    private final Sight sight = new Sight(
            question -> Uni.createFrom().deferred(() -> {
                asked++;
                return governance.get();
            }),
            new CurrentSubject(new Token()),
            new Patient());

    private static EvaluateAnswer answer(long seconds) {
        return new EvaluateAnswer("1", "f", "allow", Map.of(), List.of(), seconds);
    }

    private Visibility look() {
        return sight.of("sample").await().atMost(Duration.ofSeconds(5));
    }

    @Test
    void aDecisionIsAskedForOncePerSubject() {
        look();
        look();
        claims = Map.of("sub", "usr-2", "role", "analyst");
        look();

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void anotherGroupOfTheSameUserIsAskedForAnew() {
        look();
        claims = Map.of("sub", "usr-1", "role", "analyst", "user_groups", Set.of("emea"));
        look();

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aChangedPolicyDropsWhatWasKept() {
        look();
        sight.forgetAll();
        look();

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void anAnswerThatAChangeOvertookIsNotKept() {
        governance = () -> {
            sight.forgetAll();
            return Uni.createFrom().item(answer(60));
        };
        look();
        look();

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aDecisionThatHoldsNoTimeIsNotKept() {
        governance = () -> Uni.createFrom().item(answer(0));
        look();
        look();

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void withoutGovernanceNothingIsShown() {
        governance = () -> Uni.createFrom().failure(new IllegalStateException("broken"));
        var refusal = catchThrowableOfType(ProblemException.class, this::look);

        assertThat(refusal.code()).isEqualTo(KitCode.DEPENDENCY_DOWN);
    }

    @Test
    void aGovernanceThatDoesNotAnswerInTimeShowsNothing() {
        governance = () -> Uni.createFrom().nothing();
        var refusal = catchThrowableOfType(ProblemException.class, this::look);

        assertThat(refusal.code()).isEqualTo(KitCode.DEPENDENCY_DOWN);
    }

    private final class Token implements JsonWebToken {
        @Override
        public String getName() {
            return "somebody";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked") // the interface's own generics
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }

    private static final class Patient implements VisibilityConfig {
        @Override
        public Duration ttl() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration patience() {
            return Duration.ofMillis(100);
        }

        @Override
        public int kept() {
            return 10;
        }
    }
}
