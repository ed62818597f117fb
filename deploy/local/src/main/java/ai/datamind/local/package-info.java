/**
 * The {@code ./datamind} command.
 *
 * <p>{@code instance} knows a folder with its ports, secrets and running processes; {@code build} brings the services' jars up to
 * date; {@code suite} starts servers and services and keeps them alive; {@code sample} fills a new instance with users, meaning
 * and policies through the public API; {@code lifecycle} holds up, down, status, restart and logs; {@code gateway} and
 * {@code ask} talk to the running suite; {@code check} runs tests, benchmarks and evaluations.
 */
package ai.datamind.local;
