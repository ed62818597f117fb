/**
 * The keys that sign certificates. They are no token keys: another algorithm, another address, and nobody who checks tokens reads
 * them. One signs, the retired ones are still published, the private halves are sealed where they are stored.
 */
package ai.datamind.nl2sql.signing;
