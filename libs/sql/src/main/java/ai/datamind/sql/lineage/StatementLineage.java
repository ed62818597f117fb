package ai.datamind.sql.lineage;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.scope.Binding;
import ai.datamind.sql.scope.Field;
import ai.datamind.sql.scope.Origin;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Resolver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a statement gives and reads.
 *
 * @param columns of the result, in order
 * @param reads every column of a relation that is named anywhere, also where it only decides which rows are seen
 */
public record StatementLineage(List<ColumnLineage> columns, List<Origin> reads) {
    private static final Comparator<Origin> BY_NAME =
            Comparator.comparing(Origin::relation).thenComparing(Origin::column);

    public StatementLineage {
        columns = List.copyOf(columns);
        reads = List.copyOf(reads);
    }

    public static StatementLineage of(AdmittedStatement admitted, CatalogSnapshot catalog) {
        return of(Resolver.tree(admitted.copy(), catalog));
    }

    /** Of a tree that is as it was resolved. */
    public static StatementLineage of(Resolution resolution) {
        Derivations derivations = new Derivations(resolution);
        List<ColumnLineage> columns = new ArrayList<>();
        List<Field> outputs = resolution.top().outputs();
        for (int i = 0; i < outputs.size(); i++) {
            Field output = outputs.get(i);
            columns.add(new ColumnLineage(
                    output.name(), output.type(), derivations.of(resolution.top(), i), sorted(output.origins())));
        }
        Set<Origin> reads = new LinkedHashSet<>();
        for (Binding binding : resolution.bindings().values()) {
            switch (binding) {
                case Binding.ToField to -> reads.addAll(to.field().origins());
                case Binding.ToMerged to ->
                    to.parts().forEach(part -> reads.addAll(part.field().origins()));
                case Binding.ToRow to -> to.source().fields().forEach(field -> reads.addAll(field.origins()));
                case Binding.ToOutput to -> {}
                case Binding.ToKeyword to -> {}
            }
        }
        return new StatementLineage(columns, sorted(reads));
    }

    private static List<Origin> sorted(Collection<Origin> origins) {
        return origins.stream().sorted(BY_NAME).toList();
    }
}
