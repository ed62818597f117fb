/**
 * The only place that touches the parser. What leaves here was one query, wholly consumed: the printed tree has the
 * very tokens that were sent, and reads back to the same tree.
 */
package ai.datamind.sql.parse;
