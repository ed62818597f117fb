/** The running suite seen from a client: HTTP and JSON through the gateway, nothing else. */
package ai.datamind.local.gateway;
