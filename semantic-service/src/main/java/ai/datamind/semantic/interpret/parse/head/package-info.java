/** The head of a sentence: what is shown, of which entity, and which extreme chooses it. */
package ai.datamind.semantic.interpret.parse.head;
