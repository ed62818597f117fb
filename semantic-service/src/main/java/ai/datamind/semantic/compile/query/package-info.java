/**
 * What the compiler is asked and what it says: a {@link ai.datamind.semantic.compile.query.MetricQuery}, then a
 * {@link ai.datamind.semantic.compile.query.CompiledQuery} with its account or a typed refusal.
 */
package ai.datamind.semantic.compile.query;
