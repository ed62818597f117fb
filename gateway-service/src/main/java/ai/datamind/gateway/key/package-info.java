/**
 * Signing keys: made at the first start, stored sealed, published as JWKS, rotated without a gap. The next key is always published
 * before it signs, so a verifier that caches the key set already has it on the day of the rotation.
 */
package ai.datamind.gateway.key;
