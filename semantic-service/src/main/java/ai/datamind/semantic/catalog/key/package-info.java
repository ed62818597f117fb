/** Asks the warehouse whether declared keys are unique, and shows what came of it. */
package ai.datamind.semantic.catalog.key;
