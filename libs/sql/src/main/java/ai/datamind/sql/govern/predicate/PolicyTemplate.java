package ai.datamind.sql.govern.predicate;

import ai.datamind.sql.govern.ledger.OpenValue;
import ai.datamind.sql.govern.ledger.OpenValues;
import ai.datamind.sql.parse.Snippets;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Limits;
import ai.datamind.sql.text.SqlText;
import ai.datamind.sql.text.Token;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;

/**
 * A policy without queries, read once: {@code ("g0q"."tenant" = $1::int8)} with the alias and the values still open. It
 * holds no subject's values, only their names.
 */
final class PolicyTemplate {
    /** The alias a policy's own row has while it is read; nobody else can write it. */
    static final String ROW = "g0q";

    private final List<Piece> pieces;

    private PolicyTemplate(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    private sealed interface Piece {
        record Text(String text) implements Piece {}

        record Row() implements Piece {}

        record Value(OpenValue open) implements Piece {}
    }

    /** @param printed over {@link #ROW}, with {@code values} behind its parameters */
    static PolicyTemplate of(String printed, List<OpenValue> values) {
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        for (Token token : SqlText.of(printed, Limits.OWN).tokens()) {
            boolean row = token.kind() == Token.Kind.QUOTED && token.text().equals(ROW);
            if (row || token.kind() == Token.Kind.PARAMETER) {
                pieces.add(new Piece.Text(printed.substring(done, token.position())));
                pieces.add(row ? new Piece.Row() : new Piece.Value(values.get(number(token) - 1)));
                done = token.position() + token.text().length() + (row ? 2 : 0);
            }
        }
        pieces.add(new Piece.Text(printed.substring(done)));
        return new PolicyTemplate(pieces);
    }

    private static int number(Token parameter) {
        return Integer.parseInt(parameter.text().substring(1));
    }

    Expression at(String alias, OpenValues values) {
        StringBuilder sql = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Text text -> sql.append(text.text());
                case Piece.Row row -> sql.append(Identifiers.quote(alias));
                case Piece.Value value ->
                    sql.append(
                            values.parameter(value.open().name(), value.open().type()));
            }
        }
        return Snippets.expression(sql.toString());
    }

    int length() {
        return pieces.size() * 64;
    }
}
