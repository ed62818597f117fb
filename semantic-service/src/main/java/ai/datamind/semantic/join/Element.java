package ai.datamind.semantic.join;

import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.element.Entity;

/** A dimension or entity together with the way to it. */
public sealed interface Element {

    JoinPath path();

    /** The full written form from the path's start. */
    String reference();

    record OfDimension(JoinPath path, Dimension dimension) implements Element {
        @Override
        public String reference() {
            return Element.reference(path, dimension.name());
        }
    }

    record OfEntity(JoinPath path, Entity entity) implements Element {
        @Override
        public String reference() {
            return path.joins().isEmpty() ? entity.link() : String.join("__", path.links()) + "__" + entity.link();
        }
    }

    private static String reference(JoinPath path, String name) {
        if (!path.joins().isEmpty()) {
            return String.join("__", path.links()) + "__" + name;
        }
        return path.start().ownLink().map(link -> link + "__" + name).orElse(name);
    }
}
