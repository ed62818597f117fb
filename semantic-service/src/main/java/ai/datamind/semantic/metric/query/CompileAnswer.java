package ai.datamind.semantic.metric.query;

import ai.datamind.semantic.compile.query.CompiledQuery;
import ai.datamind.semantic.model.SemanticManifest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A compiled query and the manifest it was compiled from. */
@RegisterForReflection(
        targets = {
            CompileAnswer.class,
            CompiledQuery.Column.class,
            CompiledQuery.Definition.class,
            CompiledQuery.Lineage.class
        })
public record CompileAnswer(
        String sql,
        String dialect,
        List<CompiledQuery.Column> columns,
        List<String> grain,
        List<String> joinPath,
        List<CompiledQuery.Definition> definitions,
        List<String> tables,
        List<CompiledQuery.Lineage> lineage,
        List<String> warnings,
        long modelVersion,
        String modelHash) {

    static CompileAnswer of(CompiledQuery query, SemanticManifest manifest) {
        return new CompileAnswer(
                query.sql(),
                query.dialect(),
                query.columns(),
                query.grain(),
                query.joinPath(),
                query.definitions(),
                query.tables(),
                query.lineage(),
                query.warnings(),
                manifest.version(),
                manifest.hash());
    }
}
