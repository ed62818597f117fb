/**
 * What documents of strangers have in common: their text as a tree, names of ours for names of theirs, our own extension beside
 * theirs, and what an import leaves out.
 */
package ai.datamind.semantic.interchange.foreign;
