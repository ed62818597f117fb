package ai.datamind.kit.problem;

/**
 * A stable, upper-snake name for one way a request can fail. Each service has one enum of them; {@link #name()} is the {@code code}
 * member of the problem document and never changes once published.
 */
public interface ProblemCode {

    /** The stable code, as clients match on it. */
    String name();

    /** HTTP status, 400..599. */
    int status();

    /** One short sentence for people, the same for every occurrence. */
    String title();
}
