/**
 * What PostgreSQL's functions, operators and casts give back, and whether a call can fail on some value of its
 * arguments: total or partial. Keyed by signature; what is not known is partial.
 */
package ai.datamind.sql.function;
