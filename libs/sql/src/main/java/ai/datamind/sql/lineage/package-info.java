/** Where each output column comes from and what was done to it on the way: for certificates, documentation and impact. */
package ai.datamind.sql.lineage;
