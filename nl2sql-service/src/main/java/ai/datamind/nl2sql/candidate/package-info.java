/** Stage 2: the SQL that is proposed, by the compiler's reading or a language model, or written by the asker. All of it untrusted. */
package ai.datamind.nl2sql.candidate;
