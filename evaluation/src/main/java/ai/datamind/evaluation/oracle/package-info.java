/**
 * The proof of the rewriting: the same query over the same data, once under the engine's own row-level security (or
 * masked security-barrier views, and column grants), once rewritten by the library over plain tables. Rows, refusals and
 * kinds of error must be the same; and nothing may change when the rows that the subject cannot see do.
 */
package ai.datamind.evaluation.oracle;
