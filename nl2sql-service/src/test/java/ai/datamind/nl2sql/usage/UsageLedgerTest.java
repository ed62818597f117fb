package ai.datamind.nl2sql.usage;

import ai.datamind.nl2sql.usage.ModelUse.Spender;
import ai.datamind.outbox.Fact;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What was taken is told once, whatever becomes of the question. */
class UsageLedgerTest {
    private final List<Fact> written = new ArrayList<>();
    private boolean away;

    private final UsageLedger ledger = new UsageLedger(new UsageRepository(null, null) {
        @Override
        Uni<Void> write(List<Fact> facts) {
            if (away) return Uni.createFrom().failure(new IllegalStateException("away"));
            written.addAll(facts);
            return Uni.createFrom().voidItem();
        }
    });

    @Test
    void theEndOfAQuestionTakesItsOwnAlong() {
        ledger.add(use("qry-1", "generate"));
        ledger.add(use("qry-2", "generate"));
        ledger.add(use("qry-1", "repair"));
        assertThat(ledger.take("qry-1")).extracting(UsageLedgerTest::purpose).containsExactly("generate", "repair");
        assertThat(ledger.take("qry-1")).isEmpty();
        assertThat(ledger.take("qry-2")).hasSize(1);
    }

    @Test
    void whatCouldNotBeWrittenIsStillToBeTold() {
        ledger.add(use("qry-1", "generate"));
        ledger.giveBack("qry-1", ledger.take("qry-1"));
        assertThat(ledger.take("qry-1")).hasSize(1);
    }

    @Test
    void whatBelongsToNoQuestionIsWrittenByItself() {
        ledger.add(use(null, "embed"));
        ledger.add(use("qry-1", "generate"));
        away = true;
        ledger.late().await().indefinitely();
        assertThat(written).isEmpty();
        away = false;
        ledger.late().await().indefinitely();
        assertThat(written).extracting(UsageLedgerTest::purpose).containsExactly("embed");
        ledger.last(new ShutdownEvent());
        assertThat(written).extracting(UsageLedgerTest::purpose).containsExactly("embed", "generate");
    }

    private static ModelUse use(String queryId, String purpose) {
        return new ModelUse(new Spender(queryId, "usr-1"), "openai", "m", 10, 5, 0.1, purpose);
    }

    private static Object purpose(Fact fact) {
        return ((Map<?, ?>) fact.payload()).get("purpose");
    }
}
