/** Stage 4: every result is bounded before the statement is governed; what the engine's plan says about missing indexes is read here. */
package ai.datamind.nl2sql.optimize;
