package ai.datamind.sql.dialect;

import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.text.Token;
import java.util.stream.IntStream;

/** The dialect that statements are governed in: printed as it stands. */
public record PostgreSql() implements Dialect {
    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public Printed print(GovernedStatement governed) {
        return new Printed(
                governed.sql(),
                IntStream.rangeClosed(1, governed.parameters().size()).boxed().toList());
    }

    @Override
    public Printed print(AdmittedStatement admitted) {
        int parameters = admitted.text().tokens().stream()
                .filter(token -> token.kind() == Token.Kind.PARAMETER)
                .mapToInt(token -> Integer.parseInt(token.text().substring(1)))
                .max()
                .orElse(0);
        return new Printed(
                admitted.text().value(),
                IntStream.rangeClosed(1, parameters).boxed().toList());
    }
}
