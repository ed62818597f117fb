/**
 * Where a number comes from: tables, columns, views, dbt nodes and semantic models as one directed graph, from source to
 * use. The graph is plain data; each kind of source adds its part.
 */
package ai.datamind.semantic.lineage;
