/**
 * Whether documents work together: every metric of a manifest compiles, and a change compiles what it can have broken. What was
 * read once is known again by its hash.
 */
package ai.datamind.semantic.catalog.proof;
