/** Passwords: what is acceptable, how they are stored, how guessing is stopped. */
package ai.datamind.gateway.password;
