package ai.datamind.sql.govern;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.catalog.RelationKind;
import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.scope.Binding;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Source;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every reference to a relation with the policy that holds for it. A denied relation does not exist. */
final class References {
    private final Map<Source, Reference> bySource = new LinkedHashMap<>();
    private final Map<Object, Reference> byNode = new IdentityHashMap<>();

    private References() {}

    static References of(Resolution resolution, CatalogSnapshot catalog, PolicySet policies, Minted minted) {
        return ofPolicy(resolution, null, catalog, policies, minted);
    }

    static References ofPolicy(
            Resolution resolution, Reference row, CatalogSnapshot catalog, PolicySet policies, Minted minted) {
        References references = new References();
        for (Source source : resolution.tables()) {
            if (row != null && source == row.source()) {
                references.put(row);
                continue;
            }
            Relation relation = source.relation();
            TablePolicy policy = policies.of(relation.name()).orElseThrow(() -> unknown(relation.name()));
            refuseSideDoors(relation, catalog, policies);
            references.put(new Reference(source, policy, minted.mint(relation)));
        }
        resolution.bindings().values().forEach(references::need);
        return references;
    }

    private void put(Reference reference) {
        bySource.put(reference.source(), reference);
        byNode.put(reference.source().node(), reference);
    }

    private void need(Binding binding) {
        switch (binding) {
            case Binding.ToField to -> need(to);
            case Binding.ToMerged to -> to.parts().forEach(this::need);
            case Binding.ToRow to -> {
                Reference reference = bySource.get(to.source());
                if (reference != null) {
                    reference.needRow();
                }
            }
            case Binding.ToOutput to -> {}
            case Binding.ToKeyword to -> {}
        }
    }

    private void need(Binding.ToField to) {
        Reference reference = bySource.get(to.source());
        if (reference != null) {
            reference.needed().add(to.field());
        }
    }

    /** A view or a partition shows rows of governed tables past their policies, unless it has a policy of its own. */
    private static void refuseSideDoors(Relation relation, CatalogSnapshot catalog, PolicySet policies) {
        boolean named = policies.tables().stream()
                .anyMatch(t -> t.table().equals(relation.name().name())
                        && t.schema().equals(relation.name().schema()));
        if (named) {
            return;
        }
        boolean view = relation.kind() == RelationKind.VIEW || relation.kind() == RelationKind.MATERIALIZED_VIEW;
        if (view && relation.children().stream().anyMatch(child -> !open(child, policies))) {
            throw unknown(relation.name());
        }
        for (RelationName up = relation.parent(); up != null; up = parent(up, catalog)) {
            if (!open(up, policies)) {
                throw unknown(relation.name());
            }
        }
    }

    private static RelationName parent(RelationName name, CatalogSnapshot catalog) {
        return catalog.relation(name).map(Relation::parent).orElse(null);
    }

    /** Open tables only: what a view makes of a filtered or masked one cannot be said. */
    private static boolean open(RelationName other, PolicySet policies) {
        return policies.of(other)
                .map(p -> !p.rowFiltered()
                        && p.masks().isEmpty()
                        && p.deniedColumns().isEmpty()
                        && p.columnFlags().isEmpty())
                .orElse(false);
    }

    private static Rejected unknown(RelationName name) {
        return new Rejected(Reason.UNKNOWN_RELATION, "relation " + name.name() + " does not exist");
    }

    Reference of(Source source) {
        return bySource.get(source);
    }

    Reference at(Object node) {
        return byNode.get(node);
    }

    Collection<Reference> all() {
        return bySource.values();
    }
}
