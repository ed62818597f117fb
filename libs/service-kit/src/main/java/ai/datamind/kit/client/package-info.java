/** Calling a neighbour: whose token goes along, and how its absence is said. */
package ai.datamind.kit.client;
