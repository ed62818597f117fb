/** The event contract seen from outside: schemas and golden events of docs/events, and the other side of the topics. */
package ai.datamind.testkit.event;
