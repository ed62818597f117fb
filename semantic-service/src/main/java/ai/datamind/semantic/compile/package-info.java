/**
 * Turns a {@link ai.datamind.semantic.compile.MetricQuery} into one SQL query, or refuses with a typed reason. Measures of
 * different grain are aggregated before they meet, so that no join ever multiplies a number.
 */
package ai.datamind.semantic.compile;
