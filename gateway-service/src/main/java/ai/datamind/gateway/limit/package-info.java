/**
 * Who may call how often. One Redis round trip per request counts the call, and brings along whether the session still lives and
 * whether the signing keys were rotated. Without Redis each replica counts for itself and asks PostgreSQL about sessions: calls
 * stay limited and ended sessions stay ended, only the sum over all replicas is no longer known, which {@code /health} says.
 */
package ai.datamind.gateway.limit;
