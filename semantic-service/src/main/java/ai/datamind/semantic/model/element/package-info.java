/**
 * What rows are grouped, filtered and joined by: dimensions, entities, hierarchies of them, and the reference by which one is
 * named along a path of links.
 */
package ai.datamind.semantic.model.element;
