/**
 * Logging in, staying so and leaving. The same steps and the same time for people who exist and people who do not; a refresh reads
 * roles and groups anew.
 */
package ai.datamind.gateway.login;
