/**
 * From chunks to what is asked. A shallow cascade: the head says what is shown, clauses say which rows, and entities inside
 * clauses open scopes of their own. Nothing is resolved to one column here; that needs the relations of the schema.
 */
package ai.datamind.semantic.interpret.parse;
