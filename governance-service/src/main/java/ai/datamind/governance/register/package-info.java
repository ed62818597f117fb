/**
 * Where policies are kept and changed. Each change makes a new version of the policy, counts up the version of the whole set, and
 * is told to the others, all in one transaction.
 */
package ai.datamind.governance.register;
