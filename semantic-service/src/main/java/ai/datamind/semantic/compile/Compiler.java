package ai.datamind.semantic.compile;

import ai.datamind.semantic.compile.ground.Ground;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompiledQuery;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.key.KeyFacts;
import ai.datamind.semantic.model.SemanticManifest;

/** The door of this room: one compiler per manifest, safe for many threads. */
public final class Compiler {

    private final Ground ground;

    /** Believes that declared keys are unique. */
    public Compiler(SemanticManifest manifest, JoinGraph graph) {
        this(manifest, graph, KeyFacts.BELIEVED);
    }

    public Compiler(SemanticManifest manifest, JoinGraph graph, KeyFacts keys) {
        this.ground = new Ground(manifest, graph, keys);
    }

    /**
     * @return one SQL query with its account
     * @throws CompileRefusal where the query cannot be answered exactly
     */
    public CompiledQuery compile(MetricQuery query) {
        return new Compilation(ground, query).compile();
    }
}
