package ai.datamind.nl2sql.warehouse;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/**
 * Hangs up where one answer of the engine grows beyond what this process can hold. The driver takes a row whole, however wide it is:
 * {@code repeat('a', 1000000000)} is one row, and a plan that shows it is one too. Counts from the last thing said to the engine,
 * so a cursor may read any number of batches.
 */
final class AnswerLimit extends ChannelDuplexHandler {
    private static final String NAME = "datamind-answer-limit";

    private final long mostBytes;
    private long received;
    private volatile boolean exceeded;

    AnswerLimit(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The limit of this connection, which has it from its first use on. */
    static AnswerLimit on(SqlConnection connection, long mostBytes) {
        ChannelPipeline pipeline = ((SocketConnectionBase)
                        ((SqlConnectionInternal) connection).unwrap().unwrap())
                .socket()
                .channelHandlerContext()
                .pipeline();
        if (pipeline.get(NAME) instanceof AnswerLimit known) return known;
        AnswerLimit limit = new AnswerLimit(mostBytes);
        pipeline.addFirst(NAME, limit);
        return limit;
    }

    /** Whether this is why the connection ended. */
    boolean exceeded() {
        return exceeded;
    }

    @Override
    public void write(ChannelHandlerContext channel, Object message, ChannelPromise written) throws Exception {
        received = 0;
        super.write(channel, message, written);
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) throws Exception {
        if (message instanceof ByteBuf bytes) received += bytes.readableBytes();
        if (received <= mostBytes) {
            super.channelRead(channel, message);
            return;
        }
        ReferenceCountUtil.release(message);
        if (!exceeded) {
            exceeded = true;
            super.close(channel, channel.newPromise());
        }
    }
}
