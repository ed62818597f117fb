/** dbt's manifests, read: nodes, tests and exposures of every version from 4 to 12, and the semantic layer beside them. */
package ai.datamind.semantic.dbt.artifact.manifest;
