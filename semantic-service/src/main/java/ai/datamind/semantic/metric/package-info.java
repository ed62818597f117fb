/** Metrics seen from outside: asking for them compiled, and looking them up. */
package ai.datamind.semantic.metric;
