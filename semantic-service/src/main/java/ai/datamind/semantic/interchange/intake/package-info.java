/**
 * Foreign documents become ours: open semantic interchange documents and business ontologies are read, what has no equal is
 * named, and the rest is kept like any other document.
 */
package ai.datamind.semantic.interchange.intake;
