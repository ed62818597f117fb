/**
 * Documents, their versions and what is published. {@link ai.datamind.semantic.catalog.PublishedManifest} holds the one
 * manifest, with its sampled values, that every request of this replica sees.
 */
package ai.datamind.semantic.catalog;
