/** Statements without the values in them: for logs, and for whoever may not see the values of a column. */
package ai.datamind.nl2sql.literal;
