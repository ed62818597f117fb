/**
 * Stage 7: what the rows say. Every number in an explanation is a number from the rows; everything else (definitions, filters,
 * policies) is said in words of its own beside it.
 */
package ai.datamind.nl2sql.explanation;
