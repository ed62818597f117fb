package ai.datamind.nl2sql.demo;

import ai.datamind.kit.client.Neighbour;
import ai.datamind.kit.correlation.Correlation;
import ai.datamind.kit.id.Ids;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.kit.subject.Role;
import ai.datamind.kit.subject.Subject;
import ai.datamind.nl2sql.candidate.OpenPrompt;
import ai.datamind.nl2sql.llm.LlmChain;
import ai.datamind.nl2sql.llm.LlmFailure;
import ai.datamind.nl2sql.question.Asking;
import ai.datamind.nl2sql.question.Budget;
import ai.datamind.nl2sql.question.Caller;
import ai.datamind.nl2sql.refusal.Refusal;
import ai.datamind.nl2sql.refusal.Refused;
import ai.datamind.nl2sql.refusal.Rejection;
import ai.datamind.nl2sql.stage.Worker;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.parse.Parser;
import ai.datamind.sql.text.Rejected;
import ai.datamind.sql.text.SqlText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Has the first language model of the chain write SQL that gets through the firewall. Without one the questions are those of a shop
 * that exists nowhere, and provider {@code semantic} reads them.
 */
@ApplicationScoped
class Demo {
    private static final Neighbour SEMANTIC = new Neighbour("semantic-service", Duration.ofSeconds(5));

    private final LlmChain chain;
    private final OpenPrompt prompt;
    private final DemoClient shop;
    private final Worker worker;

    Demo(LlmChain chain, OpenPrompt prompt, @RestClient DemoClient shop, Worker worker) {
        this.shop = shop;
        this.chain = chain;
        this.prompt = prompt;
        this.worker = worker;
    }

    Uni<Written> write(String question, String context) {
        List<String> models = chain.order(null).stream()
                .filter(name -> !name.equals(LlmChain.SEMANTIC))
                .toList();
        return models.isEmpty()
                ? ofTheShop(question)
                : ask(models.getFirst(), question, context == null ? "" : context);
    }

    private Uni<Written> ofTheShop(String question) {
        return SEMANTIC.call(shop.read(Correlation.id(), new DemoClient.Wish(question)))
                .onFailure(ProblemException.class)
                .transform(away -> new Refused(new Refusal.SourceDown("semantic", away.getMessage())))
                .flatMap(shown -> shown.sql() == null
                        ? Uni.createFrom().item(new Written(null, shown.outcome(), shown.message(), LlmChain.SEMANTIC))
                        : worker.run(() -> admitted(LlmChain.SEMANTIC, shown.sql())));
    }

    private Uni<Written> ask(String provider, String question, String context) {
        return chain.ask(provider, prompt.of(question, context), visitor(), "demo")
                .flatMap(answer -> worker.run(() -> admitted(provider, prompt.sql(provider, answer.text()))))
                .onFailure(LlmFailure.class)
                .recoverWithItem(failure -> new Written(null, "OUT_OF_MODEL", failure.getMessage(), provider));
    }

    private static Written admitted(String provider, String sql) {
        try {
            Firewall.postgresql().admit(Parser.parse(SqlText.of(sql)));
            return new Written(sql, "ANSWERED", "A statement that would only read.", provider);
        } catch (Rejected rejected) {
            throw Rejection.of(rejected);
        }
    }

    private static Asking visitor() {
        Subject nobody = new Subject("anonymous", null, Role.VIEWER, Set.of(), Map.of(), null);
        return new Asking(
                Ids.next("qry"), new Caller(nobody, null, Correlation.id(), null), "none", 1, Budget.UNBOUNDED);
    }

    record Written(String sql, String outcome, String message, String provider) {}
}
