/**
 * Who may see what, and who did what.
 *
 * <p>{@code policy} is what a policy is, {@code register} keeps them and says when they change. {@code decision} turns them into what one subject may see of
 * one warehouse; the service that holds the query carries it out. {@code preview} shows an administrator what a policy would do.
 * {@code audit} keeps what every service reports, in a {@code chain} that shows tampering. {@code pii} masks personal data on its way
 * into the log.
 */
package ai.datamind.governance;
