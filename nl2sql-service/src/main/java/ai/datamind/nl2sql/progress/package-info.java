/** Attempts watched over a WebSocket while they run. */
package ai.datamind.nl2sql.progress;
