package ai.datamind.sql.dialect;

import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.text.Rejected;

/** An engine's way to write a governed statement. */
public sealed interface Dialect permits PostgreSql, Trino {
    String name();

    /** @throws Rejected UNSUPPORTED, naming what this engine cannot express with the same meaning */
    Printed print(GovernedStatement governed);

    /**
     * The same without any policies, for people to read and take elsewhere: nothing here runs it.
     *
     * @throws Rejected UNSUPPORTED, naming what this engine cannot express with the same meaning
     */
    Printed print(AdmittedStatement admitted);
}
