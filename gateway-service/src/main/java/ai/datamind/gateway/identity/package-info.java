/** People, their roles and groups. What changes here outdates the tokens that say otherwise, in the same transaction. */
package ai.datamind.gateway.identity;
