/** One id follows a request through headers, logs, events and neighbours. */
package ai.datamind.kit.correlation;
