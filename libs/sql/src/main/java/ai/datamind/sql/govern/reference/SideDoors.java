package ai.datamind.sql.govern.reference;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.catalog.Relation;
import ai.datamind.sql.catalog.RelationKind;
import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.policy.PolicySet;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.text.Reason;
import ai.datamind.sql.text.Rejected;

/** A view or a partition shows rows of governed tables past their policies, unless it has a policy of its own. */
record SideDoors(CatalogSnapshot catalog, PolicySet policies) {
    void refuse(Relation relation) {
        if (!named(relation.name()) && (showsGoverned(relation) || belongsToGoverned(relation))) {
            throw unknown(relation.name());
        }
    }

    private boolean named(RelationName name) {
        return policies.tables().stream()
                .anyMatch(t -> t.table().equals(name.name()) && t.schema().equals(name.schema()));
    }

    private boolean showsGoverned(Relation relation) {
        boolean view = relation.kind() == RelationKind.VIEW || relation.kind() == RelationKind.MATERIALIZED_VIEW;
        return view && relation.children().stream().anyMatch(child -> !open(child));
    }

    private boolean belongsToGoverned(Relation relation) {
        for (RelationName up = relation.parent(); up != null; up = parent(up)) {
            if (!open(up)) {
                return true;
            }
        }
        return false;
    }

    private RelationName parent(RelationName name) {
        return catalog.relation(name).map(Relation::parent).orElse(null);
    }

    /** Open tables only: what a view makes of a filtered or masked one cannot be said. */
    private boolean open(RelationName other) {
        return policies.of(other).map(TablePolicy::open).orElse(false);
    }

    /** A denied relation looks like one that is not there. */
    static Rejected unknown(RelationName name) {
        return new Rejected(Reason.UNKNOWN_RELATION, "relation " + name.name() + " does not exist");
    }
}
