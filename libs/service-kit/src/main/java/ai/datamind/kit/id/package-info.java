/** Ids: a typed prefix and a UUIDv7, so that they sort by time and say what they name. */
package ai.datamind.kit.id;
