/**
 * The published model as words: tables, columns, relations, metrics and stored values, indexed by how people may call
 * them. Built once per published manifest, immutable, shared by all questions.
 */
package ai.datamind.semantic.interpret.vocabulary;
