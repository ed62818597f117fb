/** The values of dimensions that questions may name, as the warehouse was seen to hold them. */
package ai.datamind.semantic.catalog.value;
