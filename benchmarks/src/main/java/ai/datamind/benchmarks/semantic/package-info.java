/** What models of a large company cost: reading them, compiling everything, compiling one question, changing one document. */
package ai.datamind.benchmarks.semantic;
