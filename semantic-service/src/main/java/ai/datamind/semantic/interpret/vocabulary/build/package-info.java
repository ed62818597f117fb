/** From the facts about a schema to everything in it that can be named, and by which words. */
package ai.datamind.semantic.interpret.vocabulary.build;
