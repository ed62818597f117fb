/**
 * Semantic models in other people's words: the open semantic interchange document (Apache Ossie) in and out, and business
 * ontologies in. What the foreign form has no word for travels in its extensions, so that nothing of ours is lost.
 */
package ai.datamind.semantic.interchange;
