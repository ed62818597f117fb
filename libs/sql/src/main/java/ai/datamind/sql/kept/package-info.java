/** What may be used again: bounded by weight, the longest unused forgotten first, safe for many threads. */
package ai.datamind.sql.kept;
