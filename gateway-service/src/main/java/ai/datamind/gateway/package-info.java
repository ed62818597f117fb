/**
 * The one public door.
 *
 * <p>A request comes in through {@code route}: the path is brought to its canonical form, the token verified ({@code token}, with
 * the keys of {@code key}), then {@code limit} asks Redis once whether the session still lives and whether the caller has calls
 * left. What belongs to another service is streamed there; what belongs here is answered by {@code identity} (people),
 * {@code group}, {@code login} and {@code session} (refresh tokens, revocation). {@code mark} is what all replicas must know within a request: ended sessions,
 * outdated tokens, rotated keys. {@code trail} turns what happened into facts for the audit; {@code health} says how the whole
 * suite is.
 */
package ai.datamind.gateway;
