/** Questions by many people at once, through the gateway, with a stand-in for the language model: what the pipeline itself costs. */
package ai.datamind.benchmarks.load;
