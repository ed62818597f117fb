package ai.datamind.gateway.limit;

import ai.datamind.gateway.token.VerifiedToken;
import java.util.Optional;

/** A call that wants to pass. */
public record Call(CallKind kind, String ip, Optional<VerifiedToken> token) {}
