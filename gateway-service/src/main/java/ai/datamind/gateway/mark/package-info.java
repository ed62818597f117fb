/**
 * What every replica must know within one request, written to Redis by whoever caused it. PostgreSQL stays the truth: a mark that is
 * missing is looked up there, and none lives longer than a few seconds.
 */
package ai.datamind.gateway.mark;
