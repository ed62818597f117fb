package ai.datamind.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is wrong with a request body, said without repeating it: text that is no JSON is 400, JSON that does not fit is 422. Parser
 * messages quote the input and name our classes, so none of them is passed on.
 */
final class BodyProblems {

    private BodyProblems() {}

    static Optional<ProblemException> of(WebApplicationException raised) {
        Throwable cause = raised.getCause();
        return cause instanceof JacksonException unreadable ? Optional.of(of(unreadable)) : Optional.empty();
    }

    static ProblemException of(JacksonException unreadable) {
        return switch (unreadable) {
            case UnrecognizedPropertyException unknown ->
                ProblemException.invalid(path(unknown), "is not a known member");
            case JsonMappingException misfit when misfit.getCause() instanceof ProblemException refusal -> refusal;
            case JsonMappingException misfit
            when misfit.getCause() instanceof IllegalArgumentException broken ->
                ProblemException.invalid(path(misfit), String.valueOf(broken.getMessage()));
            // Inside a member, yet no JSON: bytes that are no UTF-8, or the end of the text.
            case JsonMappingException misfit
            when misfit.getCause() instanceof StreamReadException broken -> malformed(broken);
            case JsonMappingException misfit
            when !misfit.getPath().isEmpty() -> ProblemException.invalid(path(misfit), "has the wrong type");
            // Without a path it is the body as a whole: of another kind than expected, or (400) not a document at all.
            case MismatchedInputException misfit
            when misfit.getOriginalMessage().startsWith("Cannot ") ->
                ProblemException.invalid("body", "has the wrong type");
            default -> malformed(unreadable);
        };
    }

    private static ProblemException malformed(JacksonException unreadable) {
        return new ProblemException(KitCode.MALFORMED_REQUEST, "The body is not readable JSON" + where(unreadable));
    }

    static String fieldOf(Path path) {
        // The first two nodes are the method and its argument; they mean nothing to a caller.
        String[] nodes = path.toString().split("\\.", 3);
        return snake(nodes[nodes.length - 1]);
    }

    static String sentence(List<FieldProblem> errors) {
        return errors.stream().map(e -> e.field() + " " + e.message()).collect(Collectors.joining("; "));
    }

    private static String path(JsonMappingException misfit) {
        return misfit.getPath().stream()
                .map(r -> r.getFieldName() == null ? String.valueOf(r.getIndex()) : r.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String where(JacksonException unreadable) {
        return Optional.ofNullable(unreadable.getLocation())
                .map(at -> " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ").")
                .orElse(".");
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }
}
