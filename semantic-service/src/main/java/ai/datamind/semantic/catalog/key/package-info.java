/** Asks the warehouse whether declared keys are unique. */
package ai.datamind.semantic.catalog.key;
