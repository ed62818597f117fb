package ai.datamind.semantic.interpret;

import java.util.Map;

/** {@code conversation} is what an earlier response gave back to continue from; {@code warehouse} names the data asked of. */
public record InterpretRequest(String question, Map<String, Object> conversation, String warehouse) {

    static String questionOf(InterpretRequest request) {
        return request == null || request.question() == null ? "" : request.question();
    }

    static String warehouseOf(InterpretRequest request, String usual) {
        return request == null || request.warehouse() == null ? usual : request.warehouse();
    }
}
