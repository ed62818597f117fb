/**
 * What may not be read, or not like this: denied columns, columns that may be shown but decide nothing, columns that may
 * be seen in sums only.
 */
package ai.datamind.sql.govern.denial;
