/** Groups of users. Their names are in tokens, policies and projects; what changes here outdates the tokens of the members. */
package ai.datamind.gateway.group;
