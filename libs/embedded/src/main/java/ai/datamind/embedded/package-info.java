/**
 * Real PostgreSQL, Kafka and Redis without containers: what the local suite and the tests run on.
 *
 * <p>Each server is one closeable object. Without a data directory it is temporary and forgets everything on close; with one it
 * keeps its data across restarts. A taken port or a server that doesn't come up is a {@link
 * ai.datamind.embedded.StartupException} whose message says which server, which port and what to do.
 */
package ai.datamind.embedded;
