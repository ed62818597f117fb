/**
 * Facts that leave and enter a service with its own transactions.
 *
 * <p>Leaving: {@link ai.datamind.outbox.Outbox} writes a {@link ai.datamind.outbox.Fact} beside the change that made it, and
 * the relay publishes it afterwards, in order per key, at least once. Entering: {@link ai.datamind.outbox.Deliveries} hands
 * each event to the code that applies it, in a transaction that also remembers the event in the
 * {@link ai.datamind.outbox.Inbox}, so redelivery changes nothing. On the wire both are CloudEvents 1.0.
 */
package ai.datamind.outbox;
