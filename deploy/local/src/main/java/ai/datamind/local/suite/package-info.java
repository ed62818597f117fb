/** The running suite: the three servers, the six services, and the supervisor that starts a fallen one again. */
package ai.datamind.local.suite;
