package ai.datamind.semantic.join;

import ai.datamind.semantic.model.SemanticModel;
import java.util.List;

/** Steps from one model to another; no steps means the model itself. */
public record JoinPath(SemanticModel start, List<Join> joins) {

    public JoinPath {
        joins = List.copyOf(joins);
    }

    public SemanticModel end() {
        return joins.isEmpty() ? start : joins.get(joins.size() - 1).to();
    }

    public List<String> links() {
        return joins.stream().map(Join::link).toList();
    }

    public boolean fansOut() {
        return joins.stream().anyMatch(Join::fansOut);
    }

    /** The links as a query writes them. */
    @Override
    public String toString() {
        return joins.isEmpty() ? start.name() : String.join("__", links());
    }
}
