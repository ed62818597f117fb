/** What a language brings along, as data: operator phrases, adjectives and their dimensions, roles, word families. */
package ai.datamind.semantic.interpret.lexicon;
