/**
 * The public demonstration: questions over a shop that exists nowhere. Nothing of the models people publish is known in this room.
 */
package ai.datamind.semantic.demo;
