/** Asks the warehouse for the values of dimensions that questions may name. */
package ai.datamind.semantic.catalog.value;
