/** The built suite from outside: started as {@code ./datamind up} starts it, asked through the gateway only. */
package ai.datamind.system;
