/** The connected warehouses: how they are reached, what was read of them last, and what one subject sees of that. */
package ai.datamind.semantic.metadata.warehouse;
