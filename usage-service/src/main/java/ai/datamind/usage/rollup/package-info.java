/** From what happened to figures by day, user, query, model and dashboard. Adding up is exact because each event is added once. */
package ai.datamind.usage.rollup;
