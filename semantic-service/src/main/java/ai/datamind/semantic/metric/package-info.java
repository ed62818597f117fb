/** The registry of metrics seen from outside: looked up, registered one by one, and made from templates. */
package ai.datamind.semantic.metric;
