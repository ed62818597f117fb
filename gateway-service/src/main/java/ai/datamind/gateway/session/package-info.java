/**
 * What a login opens. The refresh tokens of a session replace one another, and a second use of one ends the
 * session, because either use may be the thief's. PostgreSQL knows which sessions live (view {@code live_sessions}); Redis only
 * saves asking.
 */
package ai.datamind.gateway.session;
