/**
 * Turns a {@link ai.datamind.semantic.compile.query.MetricQuery} into one SQL query, or refuses with a typed reason. Measures
 * of different grain are aggregated before they meet, so that no join ever multiplies a number.
 *
 * <p>The rooms, each knowing only those before it: {@code query} (asked and answered), {@code sql} (the tree and its
 * printing), {@code ground}, {@code formula}, {@code time}, {@code scope}, {@code filter}, {@code block}, {@code plan}.
 */
package ai.datamind.semantic.compile;
