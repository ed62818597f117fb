/** The one Kafka producer of a service: every record acknowledged by all replicas, none twice, in the order they were sent. */
package ai.datamind.outbox.wire;
