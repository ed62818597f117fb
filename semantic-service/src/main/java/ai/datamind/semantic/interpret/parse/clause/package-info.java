/**
 * What follows the head: which rows, in which groups and order. Entities inside clauses open scopes of their own, so negation, counts and
 * extremes nest without templates.
 */
package ai.datamind.semantic.interpret.parse.clause;
