/** Stage 6: the certified statement runs, once its intent is durable. */
package ai.datamind.nl2sql.execution;
