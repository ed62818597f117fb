/** Access tokens: signed here, verified here once, then known by their hash. */
package ai.datamind.gateway.token;
