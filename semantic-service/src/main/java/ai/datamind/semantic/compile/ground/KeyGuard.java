package ai.datamind.semantic.compile.ground;

import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.join.Join;
import ai.datamind.semantic.key.DeclaredKey;
import ai.datamind.semantic.key.KeyFacts;
import ai.datamind.semantic.key.KeyState;
import ai.datamind.semantic.model.sql.SqlExpression;
import ai.datamind.semantic.model.time.TimeSpine;
import java.util.List;

/**
 * Lets a join pass only along a key that the rows keep. {@code indifferent} is said of values that stay the same however
 * often a row is repeated: extremes and distinct counts.
 */
public record KeyGuard(KeyFacts facts, Account account, boolean indifferent) {

    /** @param partitions the far side's expressions that the join equates besides the key */
    public void require(Join step, List<SqlExpression> partitions) {
        DeclaredKey.of(step.to(), step.far())
                .ifPresent(key -> require(
                        facts.of(key, partitions),
                        "'" + step.far().link() + "' of '" + step.to().name() + "'"));
    }

    public void require(TimeSpine spine) {
        require(
                facts.of(DeclaredKey.of(spine)),
                "'" + spine.column() + "' of the time spine '" + spine.relation() + "'");
    }

    private void require(KeyState state, String key) {
        switch (state) {
            case KEPT -> {}
            case REPEATED -> {
                if (!indifferent) {
                    throw new CompileRefusal(
                            Reason.KEY_REPEATED,
                            "the key " + key + " is declared unique, but rows of the warehouse repeat it: joining along"
                                    + " it would multiply the measures");
                }
            }
            case UNCHECKED -> {
                if (!indifferent) {
                    account.warns("the key " + key + " is taken to be unique as declared; that could not be checked");
                }
            }
        }
    }
}
