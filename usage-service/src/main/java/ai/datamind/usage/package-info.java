/**
 * Who used what, and what it cost.
 *
 * <p>{@code intake} takes events from the topics and from clients, each once. {@code rollup} adds them to figures by day.
 * {@code report} shows the figures: administrators see all, others their own. {@code quota} tells when a day's limit is passed.
 */
package ai.datamind.usage;
