/** Figures over files of cases that nobody on this project wrote: each command takes files, prints figures, exits 0 when it ran. */
package ai.datamind.evaluation;
