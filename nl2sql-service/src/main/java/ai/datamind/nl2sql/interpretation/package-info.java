/** Stage 1: what the words mean, according to the published semantic model. The meaning itself is the semantic service's. */
package ai.datamind.nl2sql.interpretation;
