/**
 * Random queries and random policies over one small schema, from a seed: what the oracle is asked. Both are made of the
 * allow-list, and hold much that can fail: casts of text, divisions, regular expressions, roots.
 */
package ai.datamind.evaluation.generate;
