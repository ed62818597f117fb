package ai.datamind.semantic.document;

import java.util.List;
import java.util.stream.Collectors;

/** A document that cannot be used, with everything that is wrong in it. Caught by whoever shows it to its author. */
public final class InvalidDocument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidDocument(List<Problem> problems) {
        super(problems.stream().limit(20).map(Problem::toString).collect(Collectors.joining("; ")), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
