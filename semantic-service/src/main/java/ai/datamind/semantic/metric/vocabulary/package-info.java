/** The words that may be asked with, as far as the asker sees them: dimensions, entities, values, and a context for readers. */
package ai.datamind.semantic.metric.vocabulary;
