/** Where a request goes, and what is checked before it does. Deny is the default: a path that is not in the table is nowhere. */
package ai.datamind.gateway.route;
