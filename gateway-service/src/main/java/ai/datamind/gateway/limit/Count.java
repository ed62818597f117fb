package ai.datamind.gateway.limit;

/**
 * How one bucket stands after a call.
 *
 * @param allowed whether the call was within the limit; refused calls are not counted
 * @param resetMillis until the bucket is empty again
 */
public record Count(boolean allowed, int limit, int remaining, long resetMillis) {

    /** Of several, the one a caller has to know: the first refusal, else the first. */
    static Count decisive(java.util.List<Count> counts) {
        return counts.stream().filter(count -> !count.allowed()).findFirst().orElse(counts.getFirst());
    }
}
