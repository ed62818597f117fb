/** Figures about what was asked, for administrators and for BI tools: counted from the attempts, never kept twice. */
package ai.datamind.nl2sql.report;
