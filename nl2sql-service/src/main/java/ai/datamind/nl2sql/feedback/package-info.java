/**
 * From a complaint to a better answer: somebody flags an answer, an administrator corrects and approves, the correction is checked,
 * and the same question answers with it, on every replica.
 */
package ai.datamind.nl2sql.feedback;
