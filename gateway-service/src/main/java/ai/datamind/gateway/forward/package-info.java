/**
 * Streaming a call to the service that answers it, and the answer back, with the pace of the slower side. Nothing is held in memory.
 *
 * <p>On Vert.x's HTTP client rather than its proxy library: that one hands WebSocket upgrades on with every header the client
 * sent, and answers for an absent service itself, without a word about which.
 */
package ai.datamind.gateway.forward;
