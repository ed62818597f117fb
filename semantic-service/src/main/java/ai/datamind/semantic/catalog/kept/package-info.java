/**
 * What is kept of each version, beside what people see of it: {@link ai.datamind.semantic.catalog.kept.KeptDocuments} turns
 * versions into documents without reading a text twice.
 */
package ai.datamind.semantic.catalog.kept;
