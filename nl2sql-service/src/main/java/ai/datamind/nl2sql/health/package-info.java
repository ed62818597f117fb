/**
 * What only this service can say about the things it needs, beside its readiness. A language model, a vector store or a warehouse
 * that is away makes the suite poorer; it is no reason to take this replica out of service.
 */
package ai.datamind.nl2sql.health;
