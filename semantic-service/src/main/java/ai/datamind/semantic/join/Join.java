package ai.datamind.semantic.join;

import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.Entity;

/** One step: from a model along one of its links to another model that knows the same entity. */
public record Join(SemanticModel from, Entity near, SemanticModel to, Entity far, Cardinality cardinality) {

    /** The word for this step in a path. Against the direction of a foreign key it is the far model's name. */
    public String link() {
        return cardinality == Cardinality.ONE_TO_MANY ? to.name() : near.link();
    }

    public boolean fansOut() {
        return cardinality.fansOut();
    }

    @Override
    public String toString() {
        return from.name() + " → " + to.name() + " (" + near.link() + ")";
    }
}
