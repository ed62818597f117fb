/** Numbers with a name: made of measures or of other metrics, each with its header of who agreed on it and how it is shown. */
package ai.datamind.semantic.model.metric;
