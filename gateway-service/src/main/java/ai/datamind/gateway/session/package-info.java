/**
 * Logins and what becomes of them. A login opens a session; its refresh tokens replace one another, and a second use of one ends the
 * session, because either use may be the thief's. PostgreSQL knows which sessions live (view {@code live_sessions}); Redis only
 * saves asking.
 */
package ai.datamind.gateway.session;
