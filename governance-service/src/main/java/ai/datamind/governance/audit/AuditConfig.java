package ai.datamind.governance.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How the audit log protects itself. */
@ConfigMapping(prefix = "datamind.audit")
interface AuditConfig {
    /** Ed25519 private key, PKCS#8 in base64; absent: checkpoints carry no signature. */
    Optional<String> signingKey();

    /** Its public key, X.509 in base64; absent: signatures are not judged. */
    Optional<String> verifyingKey();

    /** A checkpoint after each so many entries; a small number names a rewritten chain more exactly, and costs rows. */
    @WithDefault("100")
    int checkpointEvery();
}
