/** Stage 4: every result is bounded before the statement is governed. */
package ai.datamind.nl2sql.optimize;
