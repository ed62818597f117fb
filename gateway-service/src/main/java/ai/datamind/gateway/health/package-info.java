/**
 * How the whole suite is: what is reachable, how much of it works (40 database, 30 language model, 15 Redis, 15 vector search), and
 * what that leaves possible. Asked by people and monitors; never a condition for serving, which the probes decide.
 */
package ai.datamind.gateway.health;
