/**
 * Which models may be joined, and along which keys. {@link ai.datamind.semantic.join.JoinRule} is the table of legal joins
 * with its reasons; {@link ai.datamind.semantic.join.JoinGraph} finds the paths and never chooses silently between two.
 */
package ai.datamind.semantic.join;
