package ai.datamind.governance.chain;

import java.time.Instant;

/** The chain's state at an entry. @param signature null where no key is configured */
public record Checkpoint(long seq, byte[] hash, Instant madeAt, byte[] signature) {}
