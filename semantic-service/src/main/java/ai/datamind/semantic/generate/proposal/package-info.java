/** Entities, dimensions, measures and relationships that a table seems to hold, each with the evidence it rests on. */
package ai.datamind.semantic.generate.proposal;
