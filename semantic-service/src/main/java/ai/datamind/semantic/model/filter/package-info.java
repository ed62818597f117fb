/** Conditions on rows and the literals in them, also those that are kept under a name. */
package ai.datamind.semantic.model.filter;
