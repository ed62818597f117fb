/** Texts that nobody would write, to the front of the library: each must get a verdict, soon, and for all of itself. */
package ai.datamind.evaluation.fuzz;
