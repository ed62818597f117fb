package ai.datamind.nl2sql.warehouse;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerLimitTest {
    private final AnswerLimit limit = new AnswerLimit(100);
    private final EmbeddedChannel channel = new EmbeddedChannel(limit);

    @Test
    void anAnswerThatGrowsTooLargeEndsTheConnection() {
        channel.writeInbound(Unpooled.buffer().writeZero(60));
        assertThat(channel.isOpen()).isTrue();

        channel.writeInbound(Unpooled.buffer().writeZero(60));

        assertThat(channel.isOpen()).isFalse();
        assertThat(limit.exceeded()).isTrue();
    }

    @Test
    void everyBatchIsAnAnswerOfItsOwn() {
        for (int batch = 0; batch < 10; batch++) {
            channel.writeOutbound(Unpooled.buffer().writeZero(5));
            channel.writeInbound(Unpooled.buffer().writeZero(90));
        }

        assertThat(channel.isOpen()).isTrue();
        assertThat(limit.exceeded()).isFalse();
    }
}
