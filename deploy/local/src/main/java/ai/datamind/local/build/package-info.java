/** Brings the services' jars up to date with their sources, and copies them to where they run. */
package ai.datamind.local.build;
