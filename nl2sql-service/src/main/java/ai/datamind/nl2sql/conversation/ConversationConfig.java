package ai.datamind.nl2sql.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long and how far back conversations are followed. */
@ConfigMapping(prefix = "datamind.conversation")
interface ConversationConfig {
    /** Since the last question; after it the conversation is forgotten and its id begins a new one. Attempts stay. */
    @WithDefault("30d")
    Duration retention();

    /** Earlier questions that are handed on; older ones no longer change what a new one means. */
    @WithDefault("8")
    int earlier();
}
