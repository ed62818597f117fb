/**
 * Gives every word its column. All choices are weighed together with the way the tables are joined: what lies near the
 * asked entity wins over what lies far, and what was said beside it over what was not.
 */
package ai.datamind.semantic.interpret.bind;
