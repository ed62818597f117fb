/**
 * The certificate of an answer: what was understood, which versions of model, policies and catalog held, what ran, what came back,
 * signed. It can be checked offline ({@code OfflineVerifier}, plain Java) and derived again ({@code Replay}).
 */
package ai.datamind.nl2sql.certificate;
