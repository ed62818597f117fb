/** Words that the question or its instructions define themselves: wherever they stand, what they mean stands in their place. */
package ai.datamind.semantic.interpret.definition;
