/** The decision of governance about one subject, as values: filters, masks, denials and flags per table. */
package ai.datamind.sql.policy;
