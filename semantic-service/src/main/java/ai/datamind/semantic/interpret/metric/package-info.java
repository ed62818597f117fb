/** Questions that name a metric of the model: they become queries of the semantic compiler. */
package ai.datamind.semantic.interpret.metric;
