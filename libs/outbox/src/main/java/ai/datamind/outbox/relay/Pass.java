package ai.datamind.outbox.relay;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What became of the facts of one pass; filled by the producer's thread and the wire's. */
final class Pass {
    private final ConcurrentLinkedQueue<Long> sent = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> failed = new ConcurrentLinkedQueue<>();
    private final Set<String> brokenTopics = ConcurrentHashMap.newKeySet();
    private final boolean full;
    private volatile Throwable cause;

    /** @param full whether as much was claimed as one pass takes */
    Pass(boolean full) {
        this.full = full;
    }

    void sent(Waiting fact) {
        sent.add(fact.seq());
    }

    void failed(Waiting fact) {
        failed.add(fact.seq());
    }

    void broken(String topic, Throwable failure) {
        brokenTopics.add(topic);
        cause = failure;
    }

    /** After one failure the rest of the topic isn't tried in this pass: each try could wait for the full time-out. */
    boolean broken(String topic) {
        return brokenTopics.contains(topic);
    }

    List<Long> sent() {
        return List.copyOf(sent);
    }

    List<Long> failed() {
        return List.copyOf(failed);
    }

    /** Whether looking again at once may find something: more than one pass takes, or what could not be sent. */
    boolean more() {
        return full || !failed.isEmpty();
    }

    boolean stuck() {
        return sent.isEmpty() && !failed.isEmpty();
    }

    Throwable cause() {
        return cause;
    }
}
