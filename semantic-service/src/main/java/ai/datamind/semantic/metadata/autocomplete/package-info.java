/** What may stand at the cursor of SQL that is being written, from the catalog as the asker sees it. */
package ai.datamind.semantic.metadata.autocomplete;
