/** What a subject may see: the decision of the governance service, kept for a while, forgotten at once when a policy changes. */
package ai.datamind.nl2sql.decision;
