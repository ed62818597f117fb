/**
 * dbt's artifacts as values. A reader walks its file as a stream and keeps one entry at a time, so that the size of the file
 * is no matter; what a file promises to be is checked while it is read, and a file that breaks its promise is refused whole
 * ({@link ai.datamind.semantic.dbt.artifact.stream.ArtifactRejected}). Paths named inside an artifact are never opened.
 *
 * <p>Shapes: https://schemas.getdbt.com (manifest v4 to v12, catalog v1, run-results v1 to v6, sources v1 to v3).
 */
package ai.datamind.semantic.dbt.artifact;
