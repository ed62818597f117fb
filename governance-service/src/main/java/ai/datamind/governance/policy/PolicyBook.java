package ai.datamind.governance.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All policies at one moment.
 *
 * @param version of the whole set
 * @param denying warehouses whose tables are hidden unless a permissive filter opens them
 */
public record PolicyBook(long version, List<Policy> policies, List<String> denying) {
    public PolicyBook {
        policies = List.copyOf(policies);
        denying = List.copyOf(denying);
    }

    public boolean denies(String warehouse) {
        return denying.contains(warehouse) || denying.contains(Target.ANY);
    }

    public List<Policy> inForce(String warehouse, Instant now) {
        return of(warehouse).filter(policy -> policy.isInForce(now)).toList();
    }

    /** As if this policy were switched on and in its time: to see what it would do. */
    public PolicyBook withInForce(Policy policy) {
        return new PolicyBook(
                version,
                policies.stream()
                        .map(other -> other.id().equals(policy.id()) ? policy.switchedOn() : other)
                        .toList(),
                denying);
    }

    /** The next moment at which some policy of the warehouse begins or ends. */
    public Optional<Instant> nextTurn(String warehouse, Instant now) {
        return of(warehouse)
                .filter(Policy::enabled)
                .flatMap(policy ->
                        Stream.of(Optional.ofNullable(policy.validFrom()), Optional.ofNullable(policy.validUntil())))
                .flatMap(Optional::stream)
                .filter(now::isBefore)
                .min(Instant::compareTo);
    }

    private Stream<Policy> of(String warehouse) {
        return policies.stream().filter(policy -> policy.resource().isIn(warehouse));
    }
}
