/**
 * The door: questions and statements come in, the seven stages run ({@code Pipeline}), the attempt is closed, and only then does
 * an answer leave.
 */
package ai.datamind.nl2sql.ask;
