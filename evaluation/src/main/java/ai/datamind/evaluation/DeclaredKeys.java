package ai.datamind.evaluation;

import ai.datamind.semantic.compile.KeyQuery;
import ai.datamind.semantic.key.DeclaredKey;
import ai.datamind.semantic.key.KeyFacts;
import ai.datamind.semantic.key.KeyState;
import ai.datamind.semantic.model.SemanticManifest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;

/** Which declared keys a database keeps, asked as the service asks; what cannot be looked into is unchecked. */
public final class DeclaredKeys {

    private DeclaredKeys() {}

    public static KeyFacts in(Connection database, SemanticManifest manifest) {
        var states = new HashMap<DeclaredKey, KeyState>();
        DeclaredKey.of(manifest).forEach(key -> states.put(key, state(database, key)));
        return new KeyFacts(states, KeyState.UNCHECKED);
    }

    private static KeyState state(Connection database, DeclaredKey key) {
        try (Statement statement = database.createStatement();
                ResultSet repeated = statement.executeQuery(KeyQuery.sql(key))) {
            return repeated.next() ? KeyState.REPEATED : KeyState.KEPT;
        } catch (SQLException missing) {
            return KeyState.UNCHECKED;
        }
    }
}
