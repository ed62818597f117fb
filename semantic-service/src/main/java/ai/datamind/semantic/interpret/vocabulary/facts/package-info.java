/** What must be known of a schema to speak of it, read off the published model: tables, relations declared and guessed, names as words. */
package ai.datamind.semantic.interpret.vocabulary.facts;
