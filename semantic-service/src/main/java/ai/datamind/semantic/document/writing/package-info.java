/** Model to text, in one canonical form. */
package ai.datamind.semantic.document.writing;
