package ai.datamind.semantic.interpret;

import java.util.List;
import java.util.Map;

/** The questions asked before, oldest first: what a fragment like "only Germany" or "by month" is about. */
public record Conversation(List<String> questions) {

    private static final int LONGEST = 8;

    public static final Conversation NONE = new Conversation(List.of());

    public Conversation {
        questions = List.copyOf(questions.subList(Math.max(0, questions.size() - LONGEST), questions.size()));
    }

    /** {@code {"questions": ["…", "…"]}}; anything else is no conversation. */
    static Conversation from(Map<String, Object> json) {
        if (json == null || !(json.get("questions") instanceof List<?> all)) {
            return NONE;
        }
        return new Conversation(all.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList());
    }
}
