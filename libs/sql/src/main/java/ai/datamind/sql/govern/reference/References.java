package ai.datamind.sql.govern.reference;

import ai.datamind.sql.catalog.RelationName;
import ai.datamind.sql.govern.ledger.Ledger;
import ai.datamind.sql.policy.TablePolicy;
import ai.datamind.sql.scope.Binding;
import ai.datamind.sql.scope.Resolution;
import ai.datamind.sql.scope.Source;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every reference to a relation with the policy that holds for it. A denied relation does not exist. */
public final class References {
    private final Map<Source, Reference> bySource = new LinkedHashMap<>();
    private final Map<Object, Reference> byNode = new IdentityHashMap<>();

    private References() {}

    public static References of(Resolution resolution, Ledger ledger) {
        return ofPolicy(resolution, null, ledger);
    }

    /** @param row the reference that a policy's own text is about, which is open to it; null in a statement */
    public static References ofPolicy(Resolution resolution, Reference row, Ledger ledger) {
        References references = new References();
        SideDoors doors = new SideDoors(ledger.catalog(), ledger.policies());
        for (Source source : resolution.tables()) {
            references.put(row != null && source == row.source() ? row : made(source, doors, ledger));
        }
        resolution.bindings().values().forEach(references::need);
        return references;
    }

    private static Reference made(Source source, SideDoors doors, Ledger ledger) {
        RelationName name = source.relation().name();
        TablePolicy policy = ledger.policies().of(name).orElseThrow(() -> SideDoors.unknown(name));
        doors.refuse(source.relation());
        return new Reference(source, policy, ledger.minted().mint(source.relation()));
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

    /** Of a query or a function in FROM: null. */
    public Reference of(Source source) {
        return bySource.get(source);
    }

    public Reference at(Object node) {
        return byNode.get(node);
    }

    public Collection<Reference> all() {
        return bySource.values();
    }
}
