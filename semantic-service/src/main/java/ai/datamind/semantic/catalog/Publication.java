package ai.datamind.semantic.catalog;

import ai.datamind.semantic.catalog.value.ValueIndex;
import ai.datamind.semantic.compile.Compiler;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.key.KeyFacts;
import ai.datamind.semantic.model.SemanticManifest;

/** One published state, whole: whoever holds it sees no mix of versions. */
public record Publication(
        SemanticManifest manifest, JoinGraph graph, Compiler compiler, ValueIndex values, KeyFacts keys) {

    /** For manifests without a warehouse: declared keys are believed. */
    public static Publication of(SemanticManifest manifest, ValueIndex values) {
        return of(manifest, values, KeyFacts.BELIEVED);
    }

    static Publication of(SemanticManifest manifest, ValueIndex values, KeyFacts keys) {
        var graph = new JoinGraph(manifest);
        return new Publication(manifest, graph, new Compiler(manifest, graph, keys), values, keys);
    }

    Publication with(ValueIndex sampled) {
        return new Publication(manifest, graph, compiler, sampled, keys);
    }

    Publication with(KeyFacts checked) {
        return new Publication(manifest, graph, new Compiler(manifest, graph, checked), values, checked);
    }
}
