/** Stage 5: the decision is rewritten into the statement, and the engine's own plan has to agree before anything runs. */
package ai.datamind.nl2sql.govern;
