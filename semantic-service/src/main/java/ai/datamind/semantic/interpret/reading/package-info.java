/** A reading in words and in SQL, what speaks for it, and what becomes of a question: an answer, a question back, or neither. */
package ai.datamind.semantic.interpret.reading;
