/**
 * From the outbox table to the broker. A pass claims the oldest fact of each key that no other replica has claimed, with what
 * follows it, sends them, deletes what was acknowledged and commits. Whatever goes wrong in between, the rows are still there:
 * facts may arrive twice with the same id, never not at all.
 */
package ai.datamind.outbox.relay;
