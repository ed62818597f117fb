/**
 * Proposes a semantic model for a database nobody has described: from keys, types, names, comments, statistics and samples.
 * Each proposal says how sure it is and what it rests on.
 */
package ai.datamind.semantic.generate;
