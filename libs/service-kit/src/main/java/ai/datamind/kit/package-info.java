/**
 * What every service has in common at its rim, and nothing else: how errors look ({@code problem}), how a request is followed
 * across services ({@code correlation}), who asks ({@code subject}), how lists are paged ({@code page}), how ids are made
 * ({@code id}), how JSON is read ({@code json}) and how a neighbour is called ({@code client}). Mechanism only: no word of the
 * business lives here.
 */
package ai.datamind.kit;
