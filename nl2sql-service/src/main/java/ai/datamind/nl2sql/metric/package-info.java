/** The metrics of the published model, as their keeper, the semantic service, tells them to the asker. */
package ai.datamind.nl2sql.metric;
