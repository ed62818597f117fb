/**
 * What was asked and what became of it: attempts, their stage records and result pages. An attempt is made durable, together with
 * its audit fact, before anything runs ({@code DurableIntent}) and completed, together with the facts others read, before the first
 * byte of an answer leaves.
 */
package ai.datamind.nl2sql.attempt;
