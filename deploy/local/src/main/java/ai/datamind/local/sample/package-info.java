/** What a new instance starts with: users, the meaning of the sample data, and policies over it; all through the public API. */
package ai.datamind.local.sample;
