package ai.datamind.nl2sql.candidate;

import ai.datamind.nl2sql.llm.Prompt;
import jakarta.inject.Singleton;
import java.util.Map;

/** A prompt that holds nothing but what a visitor typed. */
@Singleton
public class OpenPrompt {
    private final Prompts prompts;

    OpenPrompt(Prompts prompts) {
        this.prompts = prompts;
    }

    public Prompt of(String question, String context) {
        return prompts.of(Map.of("question", question, "tables", context));
    }

    /** The SQL of an answer; fails where there is none. */
    public String sql(String provider, String text) {
        return SqlAnswer.of(provider, text).sql();
    }
}
