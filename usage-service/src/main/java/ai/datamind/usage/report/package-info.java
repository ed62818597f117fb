/** The figures as people ask for them: over the last days, for everybody or for oneself. */
package ai.datamind.usage.report;
