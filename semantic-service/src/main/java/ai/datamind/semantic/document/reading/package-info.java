/** Text to model: YAML with every problem at its line and column, in our spelling and in that of MetricFlow. */
package ai.datamind.semantic.document.reading;
