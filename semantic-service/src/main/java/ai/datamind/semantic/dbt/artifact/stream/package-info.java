/** A file walked as a stream, an entry at a time, and what an entry says; a file that breaks its promise is refused whole. */
package ai.datamind.semantic.dbt.artifact.stream;
