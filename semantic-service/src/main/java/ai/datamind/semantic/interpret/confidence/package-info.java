/** How far a reading can be trusted: signs of trouble, weighed by a table that was fitted to questions with known answers. */
package ai.datamind.semantic.interpret.confidence;
