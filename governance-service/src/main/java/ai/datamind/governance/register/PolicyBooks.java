package ai.datamind.governance.register;

import ai.datamind.governance.policy.PolicyBook;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The policies as they are now: their version is read each time, they themselves only when it has changed. */
@ApplicationScoped
public class PolicyBooks {
    private final PolicyRepository policies;
    private volatile PolicyBook known;

    PolicyBooks(PolicyRepository policies) {
        this.policies = policies;
    }

    public Uni<PolicyBook> current() {
        return policies.bookVersion().chain(version -> {
            PolicyBook book = known;
            return book != null && book.version() == version
                    ? Uni.createFrom().item(book)
                    : policies.book().invoke(fresh -> known = fresh);
        });
    }
}
