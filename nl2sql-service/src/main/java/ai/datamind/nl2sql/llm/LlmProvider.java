package ai.datamind.nl2sql.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** One model behind its guard. Blocking: called on a worker. */
final class LlmProvider {
    /** A longer answer is not SQL any more; it is not even looked at. */
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final String name;
    private final LlmConfig.Provider config;
    private final ChatModel model;
    private final TypedGuard<LlmAnswer> guard;
    private volatile boolean failing;

    LlmProvider(String name, LlmConfig.Provider config) {
        this.name = name;
        this.config = config;
        this.model = Models.of(config);
        this.guard = guard(name, config);
    }

    /** Whether the last call ended without any answer. */
    boolean failing() {
        return failing;
    }

    String name() {
        return name;
    }

    /** Fails with {@link LlmFailure} when it gave no usable answer in time, however often it was asked. */
    LlmAnswer ask(Prompt prompt) {
        try {
            LlmAnswer answer = guard.call(() -> once(prompt));
            failing = false;
            return answer;
        } catch (LlmFailure unusable) {
            throw unusable;
        } catch (Exception failed) {
            failing = true;
            throw new LlmFailure(name + " gave no answer (" + failed.getClass().getSimpleName() + ").", failed);
        }
    }

    /** Tokens a call may take at most: what is sent, at three characters a token, and all that may come back. */
    long tokensAtMost(Prompt prompt) {
        return (prompt.system().length() + prompt.user().length()) / 3L + config.maxTokens();
    }

    double costAtMost(Prompt prompt) {
        return cost(tokensAtMost(prompt) - config.maxTokens(), config.maxTokens());
    }

    private LlmAnswer once(Prompt prompt) {
        ChatResponse response = model.chat(request(prompt));
        String text = text(response.aiMessage());
        if (text == null || text.length() > LONGEST_ANSWER) {
            throw new LlmFailure(name + " gave an answer that is no SQL.", null);
        }
        TokenUsage usage = response.tokenUsage();
        int in = usage == null || usage.inputTokenCount() == null ? 0 : usage.inputTokenCount();
        int out = usage == null || usage.outputTokenCount() == null ? 0 : usage.outputTokenCount();
        return new LlmAnswer(text, config.model(), in, out, cost(in, out));
    }

    private ChatRequest request(Prompt prompt) {
        ChatRequest.Builder request =
                ChatRequest.builder().messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()));
        if (config.structured()) {
            if (config.kind().equals("anthropic")) {
                request.toolSpecifications(prompt.form().tool()).toolChoice(ToolChoice.REQUIRED);
            } else {
                request.responseFormat(prompt.form().format());
            }
        }
        return request.build();
    }

    /** A call of the one tool there is carries the answer as its arguments. */
    private static String text(AiMessage message) {
        return message.hasToolExecutionRequests()
                ? message.toolExecutionRequests().getFirst().arguments()
                : message.text();
    }

    private double cost(long in, long out) {
        return (in * config.inputPrice() + out * config.outputPrice()) / 1_000_000;
    }

    private static TypedGuard<LlmAnswer> guard(String name, LlmConfig.Provider config) {
        return TypedGuard.create(LlmAnswer.class)
                .withDescription("llm " + name)
                .withBulkhead()
                .limit(config.concurrency())
                .done()
                .withTimeout()
                .duration(config.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withRetry()
                .maxRetries(config.tries() - 1)
                .delay(config.backoff().toMillis(), ChronoUnit.MILLIS)
                .jitter(config.backoff().toMillis(), ChronoUnit.MILLIS)
                .whenException(LlmProvider::passing)
                .withExponentialBackoff()
                .factor(2)
                .done()
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(6)
                .failureRatio(0.5)
                .delay(15, ChronoUnit.SECONDS)
                .when(LlmProvider::passing)
                .done()
                .build();
    }

    /** What may be over the next time. */
    private static boolean passing(Throwable failure) {
        return failure instanceof RetriableException || failure instanceof TimeoutException;
    }
}
