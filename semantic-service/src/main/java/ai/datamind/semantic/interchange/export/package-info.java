/** Models as an open semantic interchange document (Apache Ossie): in its words where it has one, else in our extension. */
package ai.datamind.semantic.interchange.export;
