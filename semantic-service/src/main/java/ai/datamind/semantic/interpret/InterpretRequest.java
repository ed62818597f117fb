package ai.datamind.semantic.interpret;

import java.util.Map;

/**
 * {@code conversation} is what an earlier response gave back to continue from; {@code warehouse} names the data asked of;
 * {@code instructions} are said beside the question: what they define is understood where the question says it.
 */
public record InterpretRequest(
        String question, Map<String, Object> conversation, String warehouse, String instructions) {

    /** Longer texts define nothing that a question needs. */
    private static final int LONGEST = 4_000;

    static String instructionsOf(InterpretRequest request) {
        return request == null
                        || request.instructions() == null
                        || request.instructions().length() > LONGEST
                ? null
                : request.instructions();
    }

    static String questionOf(InterpretRequest request) {
        return request == null || request.question() == null ? "" : request.question();
    }

    static String warehouseOf(InterpretRequest request, String usual) {
        return request == null || request.warehouse() == null ? usual : request.warehouse();
    }
}
