/**
 * A policy's own SQL made into a tree over one reference. It is admitted and resolved like any statement, may hold nothing
 * that fails, and names of the subject's values become parameters.
 */
package ai.datamind.sql.govern.predicate;
