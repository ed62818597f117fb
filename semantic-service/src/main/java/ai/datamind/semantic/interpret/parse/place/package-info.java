/** A place in a sentence, and which of its meanings a word has there. */
package ai.datamind.semantic.interpret.parse.place;
