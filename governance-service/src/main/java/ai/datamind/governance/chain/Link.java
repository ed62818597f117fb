package ai.datamind.governance.chain;

import java.time.Instant;

/** An entry in its place in the chain. */
public record Link(
        long seq, AuditEntry entry, Instant recordedAt, byte[] contentHash, byte[] previousHash, byte[] hash) {

    public static Link after(Head head, AuditEntry entry, Instant recordedAt) {
        byte[] content = Chain.content(entry);
        return new Link(head.seq() + 1, entry, recordedAt, content, head.hash(), Chain.link(head.hash(), content));
    }

    /** The end of the chain. */
    public record Head(long seq, byte[] hash) {}
}
