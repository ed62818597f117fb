package ai.datamind.sql.scope;

import ai.datamind.sql.tree.Trees;
import java.util.HashSet;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Select;

/** The columns of relations that a value is made of. */
final class Lineage {
    private final Resolution resolution;

    Lineage(Resolution resolution) {
        this.resolution = resolution;
    }

    Set<Origin> of(Object expression) {
        Set<Origin> origins = new HashSet<>();
        collect(expression, origins);
        return origins;
    }

    private void collect(Object node, Set<Origin> origins) {
        switch (node) {
            case Column column -> origins.addAll(origins(resolution.binding(column)));
            case Select query -> {
                Block block = resolution.block(query);
                block.outputs().forEach(f -> origins.addAll(f.origins()));
            }
            default -> Trees.children(node, child -> collect(child, origins));
        }
    }

    static Set<Origin> origins(Binding binding) {
        return switch (binding) {
            case Binding.ToField to -> to.field().origins();
            case Binding.ToRow to -> to.source().origins();
            case Binding.ToOutput to -> Set.of();
            case Binding.ToKeyword to -> Set.of();
            case Binding.ToMerged to -> {
                Set<Origin> all = new HashSet<>();
                to.parts().forEach(part -> all.addAll(part.field().origins()));
                yield all;
            }
        };
    }
}
