/**
 * Single parts of documents (an entity, a dimension, a measure, a metric, a filter, a hierarchy), read and changed by
 * themselves. A change is a new version of the whole document, so what holds for documents holds here: they are read strictly,
 * proven together and published in one step.
 */
package ai.datamind.semantic.element;
