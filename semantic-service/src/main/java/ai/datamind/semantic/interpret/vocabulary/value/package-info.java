/** Stored values by how people write them, in arrays that a million of them fit into. */
package ai.datamind.semantic.interpret.vocabulary.value;
