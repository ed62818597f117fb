package ai.datamind.semantic.compile.ground;

import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.key.KeyFacts;
import ai.datamind.semantic.model.SemanticManifest;

/** What every compilation of one publication stands on. */
public record Ground(SemanticManifest manifest, JoinGraph graph, KeyFacts keys) {}
