/**
 * The same POST sent twice does its work once: with an {@code Idempotency-Key} the first answer is kept for a day and given again.
 * Kept answers are sealed like keys, since they may hold rows.
 */
package ai.datamind.gateway.idempotency;
