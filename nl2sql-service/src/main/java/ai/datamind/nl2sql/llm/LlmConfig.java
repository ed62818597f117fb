package ai.datamind.nl2sql.llm;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The language models of this installation. */
@ConfigMapping(prefix = "datamind.llm")
interface LlmConfig {
    /** Who is asked, in order. {@code semantic} is the compiler of the model's readings and always comes last if it is not named. */
    @WithDefault("semantic")
    List<String> chain();

    /** How often a model may correct SQL that was rejected. */
    @WithDefault("2")
    int repairs();

    /**
     * How long an answer serves whoever sends the very same prompt to the same model; zero: only those who wait for it together. A
     * prompt holds everything an answer hangs on, what its asker may see included.
     */
    @WithDefault("60s")
    Duration reuse();

    /** Tables a prompt describes; where the asker may see more, the model is first asked which ones it needs. */
    @WithDefault("12")
    int mostTables();

    Map<String, Provider> providers();

    /** One model somewhere. */
    interface Provider {
        /** openai, azure-openai, anthropic, gemini or ollama: the protocol it speaks. */
        String kind();

        String baseUrl();

        Optional<String> apiKey();

        String model();

        /** Only for azure-openai. */
        @WithDefault("2024-10-21")
        String apiVersion();

        /** Whether the form of the answer is told as a schema; false for compatible servers that know none. */
        @WithDefault("true")
        boolean structured();

        @WithDefault("2000")
        int maxTokens();

        @WithDefault("0.0")
        double temperature();

        /** One try, from the first byte sent to the last byte read. */
        @WithDefault("30s")
        Duration timeout();

        /** Tries in all; only rate limits, server errors and time-outs are tried again. */
        @WithDefault("3")
        int tries();

        /** Pause before the second try; doubles after that, with as much jitter. */
        @WithDefault("300ms")
        Duration backoff();

        /** Calls at the same time; more are refused at once and the next provider is asked. */
        @WithDefault("20")
        int concurrency();

        /** Price of a million tokens, in and out, in the currency of the invoice. */
        @WithDefault("0")
        double inputPrice();

        @WithDefault("0")
        double outputPrice();
    }
}
