/** What happened to identities and keys, as facts: one for the readers of {@code auth.*}, one for the audit. */
package ai.datamind.gateway.trail;
