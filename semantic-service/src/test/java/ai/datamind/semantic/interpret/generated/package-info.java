/** Schemas and questions made by rule, with their answers: many domains, many habits of naming. Half of them are only scored. */
package ai.datamind.semantic.interpret.generated;
