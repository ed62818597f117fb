/**
 * How far a model of dbt can be trusted today: the last result of each of its tests, the last build, the age of its sources.
 * An answer over it carries what is wrong as a warning.
 */
package ai.datamind.semantic.dbt.quality;
