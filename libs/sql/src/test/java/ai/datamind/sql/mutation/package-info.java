/** Named mistakes in the library's own classes, each of which the corpus must find. */
package ai.datamind.sql.mutation;
