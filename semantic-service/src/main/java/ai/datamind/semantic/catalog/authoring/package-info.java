/** Where people write, read, compare and roll back documents, each as far as they may see it. */
package ai.datamind.semantic.catalog.authoring;
