/**
 * Results as files. An export runs the statement again, through the same stages and under the policies of now, and streams what
 * comes: there is no second way to the data and no result that has to fit into memory.
 */
package ai.datamind.nl2sql.export;
