package ai.datamind.nl2sql.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.Map;

/** The key certificates are signed with. */
record SigningKey(PrivateKey privateKey, byte[] publicKey) {
    static final String ALGORITHM = "Ed25519";

    static KeyPair make() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has Ed25519", impossible);
        }
    }

    static SigningKey of(byte[] pkcs8, byte[] x509) {
        try {
            return new SigningKey(
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)), x509.clone());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the stored signing key is broken", broken);
        }
    }

    Signed sign(Map<String, Object> made) {
        Map<String, Object> certificate = CanonicalJson.asRead(made);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(CanonicalJson.bytes(certificate));
            HexFormat hex = HexFormat.of();
            return new Signed(
                    certificate,
                    new Signed.Signature(
                            ALGORITHM, kid(publicKey), hex.formatHex(publicKey), hex.formatHex(signature.sign())));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("the certificate could not be signed", failed);
        }
    }

    static String kid(byte[] publicKey) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SigningKey[" + kid(publicKey) + "]";
    }
}
