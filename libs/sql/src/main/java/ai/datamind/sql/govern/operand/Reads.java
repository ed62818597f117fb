package ai.datamind.sql.govern.operand;

import ai.datamind.sql.scope.Binding;
import ai.datamind.sql.scope.Block;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Source;
import ai.datamind.sql.tree.Trees;
import java.util.LinkedHashSet;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;

/** Whose rows an expression looks at. */
public record Reads(Resolution resolution) {
    /** Sources of this level and of the levels around it that the node reads, queries inside it included. */
    public Set<Source> of(Object node, Block block) {
        Set<Source> sources = new LinkedHashSet<>();
        Trees.everything(node, inner -> {
            if (inner instanceof Column column && resolution.bindings().containsKey(column)) {
                sources(resolution.binding(column)).forEach(s -> {
                    if (around(s.level(), block)) {
                        sources.add(s);
                    }
                });
            }
        });
        return sources;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean around(Block level, Block block) {
        for (Block b = block; b != null; b = b.parent()) {
            if (b == level) {
                return true;
            }
        }
        return false;
    }

    private static Set<Source> sources(Binding binding) {
        return switch (binding) {
            case Binding.ToField to -> Set.of(to.source());
            case Binding.ToRow to -> Set.of(to.source());
            case Binding.ToMerged to -> {
                Set<Source> all = new LinkedHashSet<>();
                to.parts().forEach(part -> all.add(part.source()));
                yield all;
            }
            case Binding.ToOutput to -> Set.of();
            case Binding.ToKeyword to -> Set.of();
        };
    }
}
