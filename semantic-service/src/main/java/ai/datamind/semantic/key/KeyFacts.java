package ai.datamind.semantic.key;

import ai.datamind.semantic.model.sql.SqlExpression;
import java.util.List;
import java.util.Map;

/** What is known of declared keys, immutable. Of a key that nobody looked at, {@code otherwise} is assumed. */
public record KeyFacts(Map<DeclaredKey, KeyState> states, KeyState otherwise) {

    /** Declarations are believed: for compiling where there is no warehouse to look into. */
    public static final KeyFacts BELIEVED = new KeyFacts(Map.of(), KeyState.KEPT);

    public static final KeyFacts UNCHECKED = new KeyFacts(Map.of(), KeyState.UNCHECKED);

    public KeyFacts {
        states = Map.copyOf(states);
    }

    public KeyState of(DeclaredKey key) {
        return states.getOrDefault(key, otherwise);
    }

    /** @param partitions the expressions of the key's relation that a join equates besides the key */
    public KeyState of(DeclaredKey key, List<SqlExpression> partitions) {
        KeyState alone = of(key);
        if (alone == KeyState.KEPT || partitions.isEmpty()) {
            return alone;
        }
        KeyState within = states.getOrDefault(key.within(partitions), KeyState.UNCHECKED);
        return within == KeyState.UNCHECKED ? alone : within;
    }
}
