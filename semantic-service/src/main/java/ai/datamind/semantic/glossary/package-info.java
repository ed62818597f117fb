/** The words of the business. A change of them is published like a change of a model. */
package ai.datamind.semantic.glossary;
