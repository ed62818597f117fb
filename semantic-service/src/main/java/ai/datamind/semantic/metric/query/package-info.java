/** Metrics asked for: the request, the compiled query in the words of the engine that is to run it. */
package ai.datamind.semantic.metric.query;
