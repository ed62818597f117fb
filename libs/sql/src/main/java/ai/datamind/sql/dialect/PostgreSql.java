package ai.datamind.sql.dialect;

import ai.datamind.sql.govern.GovernedStatement;
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
}
