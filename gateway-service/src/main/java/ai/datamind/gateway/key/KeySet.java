package ai.datamind.gateway.key;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys at one moment. Exactly one signs. */
public record KeySet(Map<String, SigningKey> byId, SigningKey signing) {

    static KeySet of(List<SigningKey> keys) {
        SigningKey active = keys.stream()
                .filter(k -> k.status() == SigningKey.Status.ACTIVE)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no active signing key"));
        return new KeySet(
                keys.stream().collect(Collectors.toUnmodifiableMap(SigningKey::kid, Function.identity())), active);
    }

    /** The key of this id, if its signatures are believed now. */
    public Optional<SigningKey> believed(String kid) {
        return Optional.ofNullable(kid).map(byId::get).filter(key -> key.believedAt(Instant.now()));
    }
}
