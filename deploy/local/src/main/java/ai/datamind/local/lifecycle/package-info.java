/** up, down, status, restart, logs. */
package ai.datamind.local.lifecycle;
