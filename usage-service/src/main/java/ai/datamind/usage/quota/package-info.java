/** Limits per user and day. This service counts and tells when a limit is passed; whoever lets requests in refuses them. */
package ai.datamind.usage.quota;
