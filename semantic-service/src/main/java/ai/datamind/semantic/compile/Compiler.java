package ai.datamind.semantic.compile;

import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.model.SemanticManifest;

/** The door of this room: one compiler per manifest, safe for many threads. */
public final class Compiler {

    private final SemanticManifest manifest;
    private final JoinGraph graph;

    public Compiler(SemanticManifest manifest, JoinGraph graph) {
        this.manifest = manifest;
        this.graph = graph;
    }

    /**
     * @return one SQL query with its account
     * @throws CompileRefusal where the query cannot be answered exactly
     */
    public CompiledQuery compile(MetricQuery query) {
        return new Compilation(manifest, graph, query).compile();
    }
}
