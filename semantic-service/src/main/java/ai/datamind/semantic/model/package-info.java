/**
 * The semantic vocabulary as immutable values: a {@link ai.datamind.semantic.model.ModelDocument} is what people write,
 * a {@link ai.datamind.semantic.model.SemanticManifest} is what is published. Names follow dbt's MetricFlow. Every record
 * checks itself when it is made, so that the rooms that read it need not.
 *
 * <p>The rooms, each knowing only those before it: {@code sql}, {@code time}, {@code element}, {@code filter}, {@code measure},
 * {@code metric}; this one puts them together.
 */
package ai.datamind.semantic.model;
