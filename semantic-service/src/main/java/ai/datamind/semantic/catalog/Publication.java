package ai.datamind.semantic.catalog;

import ai.datamind.semantic.compile.Compiler;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.model.SemanticManifest;

/** One published state, whole: whoever holds it sees no mix of versions. */
public record Publication(SemanticManifest manifest, JoinGraph graph, Compiler compiler, ValueIndex values) {

    public static Publication of(SemanticManifest manifest, ValueIndex values) {
        var graph = new JoinGraph(manifest);
        return new Publication(manifest, graph, new Compiler(manifest, graph), values);
    }
}
