/**
 * The oracle: the same small data under native row-level security (or masked security-barrier views) and plain under our
 * rewriting. Generated queries × policies × subjects must give the same rows, and must not fail where the engine's own
 * protection does not.
 */
package ai.datamind.sql.oracle;
