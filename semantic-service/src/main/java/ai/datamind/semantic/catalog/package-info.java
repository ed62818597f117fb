/**
 * What is published. {@link ai.datamind.semantic.catalog.PublishedManifest} holds the one manifest, with its sampled values,
 * that every request of this replica sees. Rooms within: {@code authoring} is the door for documents, {@code version} keeps
 * them, {@code kept} reads each only once, {@code proof} says whether they work together, {@code value} and {@code key} look
 * into the warehouse.
 */
package ai.datamind.semantic.catalog;
