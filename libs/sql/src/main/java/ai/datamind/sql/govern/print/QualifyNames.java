package ai.datamind.sql.govern.print;

import ai.datamind.sql.govern.reference.Form;
import ai.datamind.sql.govern.reference.Reference;
import ai.datamind.sql.govern.reference.References;
import ai.datamind.sql.scope.Binding;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Source;
import ai.datamind.sql.text.Identifiers;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.Map;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;

/** {@code SELECT x FROM orders o} → {@code SELECT g1q."x" …}: each name says whose it is; output names stay. */
public final class QualifyNames {
    private final References references;

    private QualifyNames(References references) {
        this.references = references;
    }

    public static void apply(Resolution resolution, References references) {
        QualifyNames pass = new QualifyNames(references);
        for (Map.Entry<Column, Binding> entry : resolution.bindings().entrySet()) {
            pass.name(entry.getKey(), entry.getValue());
        }
        KeepNames.apply(resolution);
    }

    private void name(Column column, Binding binding) {
        switch (binding) {
            case Binding.ToField to -> field(column, to);
            case Binding.ToMerged to -> {
                column.setTable(null);
                column.setColumnName(
                        Identifiers.quote(to.parts().getFirst().field().name()));
            }
            case Binding.ToRow to -> row(column, to.source());
            case Binding.ToOutput to -> {}
            case Binding.ToKeyword to -> {}
        }
    }

    private void field(Column column, Binding.ToField to) {
        Reference reference = references.of(to.source());
        boolean table = reference != null && reference.form() != Form.DERIVED;
        String qualifier = reference == null ? to.source().alias() : reference.qualifier();
        column.setTable(new Table(Identifiers.quote(qualifier)));
        column.setColumnName(
                Identifiers.quote(table ? to.field().column() : to.field().name()));
    }

    private void row(Column column, Source source) {
        Reference reference = references.of(source);
        if (reference != null && reference.rowless()) {
            throw new Rejected(Reason.UNSUPPORTED, "a whole row of this masked relation is not supported here");
        }
        boolean kept = reference != null && reference.row() != null;
        column.setTable(kept ? new Table(Identifiers.quote(source.alias())) : null);
        String alias = reference == null ? source.alias() : reference.qualifier();
        column.setColumnName(Identifiers.quote(kept ? reference.row() : alias));
    }
}
