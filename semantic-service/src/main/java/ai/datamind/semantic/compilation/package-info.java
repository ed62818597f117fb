/**
 * Jobs that compile every metric of a category's documents together with what is in production, and report all that does not
 * work. Nothing is published by them: what is published has been compiled already.
 */
package ai.datamind.semantic.compilation;
