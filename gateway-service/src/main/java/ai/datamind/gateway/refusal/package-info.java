/** The codes of the refusals that the gateway adds to those of the house. */
package ai.datamind.gateway.refusal;
