/** What is aggregated over rows, how, and along what it must not be added up. */
package ai.datamind.semantic.model.measure;
