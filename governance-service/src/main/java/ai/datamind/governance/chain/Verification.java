package ai.datamind.governance.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Walks the chain from its beginning and names what doesn't fit. Fed in order; holds only what the next entry needs. */
public final class Verification {
    private static final int MOST_NAMED = 100;

    private final Map<Long, Checkpoint> checkpoints = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Predicate<Checkpoint> forged;
    private long lastSeq;
    private byte[] lastHash = Chain.BEGINNING;
    private long entries;

    public Verification(List<Checkpoint> checkpoints, Predicate<Checkpoint> forged) {
        checkpoints.forEach(checkpoint -> this.checkpoints.put(checkpoint.seq(), checkpoint));
        this.forged = forged;
    }

    /** What is wrong with which entry; {@code entryId} is null for entries that are gone. */
    public record Problem(Kind kind, long seq, String entryId, String message) {}

    public enum Kind {
        CHANGED,
        REMOVED,
        REORDERED,
        REWRITTEN
    }

    public record Report(
            boolean intact, long entries, long lastSeq, String headHash, int checkpoints, List<Problem> problems) {}

    public long lastSeq() {
        return lastSeq;
    }

    public void add(Link link) {
        if (link.seq() != lastSeq + 1) {
            name(Kind.REMOVED, lastSeq + 1, null, gone(lastSeq + 1, link.seq() - 1));
        } else if (!Arrays.equals(link.previousHash(), lastHash)) {
            name(Kind.REORDERED, link, "does not follow the entry before it: one of the two is not in its place");
        }
        if (!Arrays.equals(Chain.content(link.entry()), link.contentHash())
                || !Arrays.equals(Chain.link(link.previousHash(), link.contentHash()), link.hash())) {
            name(Kind.CHANGED, link, "is not what was recorded");
        }
        Checkpoint checkpoint = checkpoints.get(link.seq());
        if (checkpoint != null && (!Arrays.equals(checkpoint.hash(), link.hash()) || forged.test(checkpoint))) {
            name(Kind.REWRITTEN, link, "differs from the checkpoint made here");
        }
        lastSeq = link.seq();
        lastHash = link.hash();
        entries++;
    }

    /** @param head where the chain ended when it was last written */
    public Report end(Link.Head head) {
        if (head.seq() > lastSeq) {
            name(Kind.REMOVED, lastSeq + 1, null, gone(lastSeq + 1, head.seq()));
        } else if (head.seq() < lastSeq || !Arrays.equals(head.hash(), lastHash)) {
            name(Kind.REWRITTEN, lastSeq, null, "the end of the chain is not the one that was last written");
        }
        checkpoints.keySet().stream()
                .filter(seq -> seq > Math.max(lastSeq, head.seq()))
                .sorted()
                .forEach(seq -> name(Kind.REMOVED, seq, null, "entry " + seq + " had a checkpoint and is gone"));
        return new Report(
                problems.isEmpty(),
                entries,
                lastSeq,
                java.util.HexFormat.of().formatHex(lastHash),
                checkpoints.size(),
                List.copyOf(problems));
    }

    private static String gone(long first, long last) {
        return first == last ? "entry " + first + " is gone" : "entries " + first + " to " + last + " are gone";
    }

    private void name(Kind kind, Link link, String message) {
        name(kind, link.seq(), link.entry().entryId(), "entry " + link.seq() + " " + message);
    }

    private void name(Kind kind, long seq, String entryId, String message) {
        if (problems.size() < MOST_NAMED) {
            problems.add(new Problem(kind, seq, entryId, message));
        }
    }
}
