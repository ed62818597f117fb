/** The sample warehouse: TPC-H, generated deterministically (the same scale gives the same rows on every machine). */
package ai.datamind.embedded.tpch;
