/**
 * Where usage comes in: the topics of the other services, and clients that report their own events. A client's event takes the
 * same way through the topic, so that it is counted once and other teams can read it.
 */
package ai.datamind.usage.intake;
