package ai.datamind.nl2sql.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.util.Map;

/** A client for each protocol. None of them retries: that is the guard's business, once. */
final class Models {
    private Models() {}

    static ChatModel of(LlmConfig.Provider provider) {
        return switch (provider.kind()) {
            case "openai" -> openAi(provider);
            case "azure-openai" -> azure(provider);
            case "anthropic" -> anthropic(provider);
            case "gemini" -> gemini(provider);
            case "ollama" -> ollama(provider);
            default -> throw new IllegalArgumentException("no such kind of provider: " + provider.kind());
        };
    }

    private static ChatModel openAi(LlmConfig.Provider provider) {
        return ofOpenAi(provider)
                .baseUrl(provider.baseUrl())
                .apiKey(key(provider))
                .build();
    }

    /** Azure speaks the same protocol at another address, with the key in another header. */
    private static ChatModel azure(LlmConfig.Provider provider) {
        return ofOpenAi(provider)
                .baseUrl(provider.baseUrl() + "/openai/deployments/" + provider.model())
                .customHeaders(Map.of("api-key", key(provider)))
                .customQueryParams(Map.of("api-version", provider.apiVersion()))
                .build();
    }

    private static OpenAiChatModel.OpenAiChatModelBuilder ofOpenAi(LlmConfig.Provider provider) {
        return OpenAiChatModel.builder()
                .httpClientBuilder(http(provider))
                .modelName(provider.model())
                .temperature(provider.temperature())
                .maxTokens(provider.maxTokens())
                .timeout(provider.timeout())
                .strictJsonSchema(true)
                .maxRetries(0);
    }

    private static ChatModel anthropic(LlmConfig.Provider provider) {
        return AnthropicChatModel.builder()
                .httpClientBuilder(http(provider))
                .baseUrl(provider.baseUrl())
                .apiKey(key(provider))
                .modelName(provider.model())
                .temperature(provider.temperature())
                .maxTokens(provider.maxTokens())
                .timeout(provider.timeout())
                .maxRetries(0)
                .build();
    }

    private static ChatModel gemini(LlmConfig.Provider provider) {
        return GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(http(provider))
                .baseUrl(provider.baseUrl())
                .apiKey(key(provider))
                .modelName(provider.model())
                .temperature(provider.temperature())
                .maxOutputTokens(provider.maxTokens())
                .timeout(provider.timeout())
                .maxRetries(0)
                .build();
    }

    private static ChatModel ollama(LlmConfig.Provider provider) {
        return OllamaChatModel.builder()
                .httpClientBuilder(http(provider))
                .baseUrl(provider.baseUrl())
                .modelName(provider.model())
                .temperature(provider.temperature())
                .numPredict(provider.maxTokens())
                .timeout(provider.timeout())
                .maxRetries(0)
                .build();
    }

    /** The clients insist on one; servers of one's own want none. */
    private static String key(LlmConfig.Provider provider) {
        return provider.apiKey().orElse("none");
    }

    private static HttpClientBuilder http(LlmConfig.Provider provider) {
        return new JdkHttpClientBuilder().connectTimeout(provider.timeout()).readTimeout(provider.timeout());
    }
}
