package ai.datamind.nl2sql.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The key certificates are signed with.
 *
 * @param publicKey X.509 form
 */
public record SigningKey(PrivateKey privateKey, byte[] publicKey, Instant madeAt) {
    public static final String ALGORITHM = "Ed25519";

    static KeyPair make() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has Ed25519", impossible);
        }
    }

    static SigningKey of(byte[] pkcs8, byte[] x509, Instant madeAt) {
        try {
            return new SigningKey(
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)),
                    x509.clone(),
                    madeAt);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the stored signing key is broken", broken);
        }
    }

    public byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("the certificate could not be signed", failed);
        }
    }

    public String kid() {
        return kid(publicKey);
    }

    /** SHA-256 of the X.509 form, hexadecimal: an id nobody can choose. */
    public static String kid(byte[] publicKey) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SigningKey[" + kid() + "]";
    }
}
