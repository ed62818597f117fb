package ai.datamind.semantic.catalog.proof;

import ai.datamind.semantic.document.Problem;
import java.util.List;

/** What came of compiling everything: of how many models and metrics, and what does not work. */
public record Proof(int models, int metrics, List<Problem> problems) {

    public Proof {
        problems = List.copyOf(problems);
    }

    /** Nothing could be compiled at all. */
    public static Proof refused(String message) {
        return new Proof(0, 0, List.of(new Problem("$", 0, 0, message, null)));
    }
}
