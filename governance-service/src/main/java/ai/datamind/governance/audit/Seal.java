package ai.datamind.governance.audit;

import ai.datamind.governance.chain.Checkpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** Signs checkpoints with Ed25519. Without a key they are hashes only, which whoever holds the database could make anew. */
@ApplicationScoped
class Seal {
    private final Optional<PrivateKey> signing;
    private final Optional<PublicKey> verifying;

    Seal(AuditConfig config) {
        this.signing = config.signingKey().filter(key -> !key.isBlank()).map(Seal::privateKey);
        this.verifying = config.verifyingKey().filter(key -> !key.isBlank()).map(Seal::publicKey);
    }

    /** Null without a key. */
    byte[] sign(long seq, byte[] hash) {
        return signing.map(key -> sign(key, seq, hash)).orElse(null);
    }

    /** Whether the signature can be judged here and is wrong. */
    boolean isForged(Checkpoint checkpoint) {
        return verifying.isPresent() && (checkpoint.signature() == null || !fits(verifying.get(), checkpoint));
    }

    private static byte[] sign(PrivateKey key, long seq, byte[] hash) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message(seq, hash));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A checkpoint could not be signed", e);
        }
    }

    private static boolean fits(PublicKey key, Checkpoint checkpoint) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(message(checkpoint.seq(), checkpoint.hash()));
            return signature.verify(checkpoint.signature());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] message(long seq, byte[] hash) {
        return ByteBuffer.allocate(Long.BYTES + hash.length)
                .putLong(seq)
                .put(hash)
                .array();
    }

    private static PrivateKey privateKey(String base64) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("datamind.audit.signing-key is no Ed25519 key (PKCS#8, base64)");
        }
    }

    private static PublicKey publicKey(String base64) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("datamind.audit.verifying-key is no Ed25519 key (X.509, base64)");
        }
    }
}
