/** Who asks what: the input of the first stage. */
package ai.datamind.nl2sql.question;
