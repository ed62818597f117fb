/**
 * Documents and their versions. {@link ai.datamind.semantic.catalog.version.ModelCatalog} changes them and publishes what the
 * change made, in one transaction.
 */
package ai.datamind.semantic.catalog.version;
