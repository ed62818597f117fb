/**
 * What models took, told to the house. A call is paid for whatever becomes of the question it served, and is told together with the
 * question's end: one commit for both.
 */
package ai.datamind.nl2sql.usage;
