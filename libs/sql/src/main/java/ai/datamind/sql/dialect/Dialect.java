package ai.datamind.sql.dialect;

import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.text.Rejected;

/** An engine's way to write a governed statement. */
public sealed interface Dialect permits PostgreSql, Trino {
    String name();

    /** @throws Rejected UNSUPPORTED, naming what this engine cannot express with the same meaning */
    Printed print(GovernedStatement governed);
}
