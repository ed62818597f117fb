/** Units of time: grains, parts of a date, windows, and the declared tables of points of time. */
package ai.datamind.semantic.model.time;
