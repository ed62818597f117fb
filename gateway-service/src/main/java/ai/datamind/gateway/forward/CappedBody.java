package ai.datamind.gateway.forward;

import ai.datamind.kit.problem.KitCode;
import ai.datamind.kit.problem.ProblemException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.streams.WriteStream;

/** Lets a body through up to a size: a chunked one does not say beforehand how long it will be. */
final class CappedBody implements WriteStream<Buffer> {

    private final HttpClientRequest out;
    private final long most;
    private long passed;

    CappedBody(HttpClientRequest out, long most) {
        this.out = out;
        this.most = most;
    }

    static ProblemException tooLarge(long most) {
        return new ProblemException(KitCode.BODY_TOO_LARGE, "The body may have at most " + most + " bytes.");
    }

    @Override
    public Future<Void> write(Buffer data) {
        passed += data.length();
        return passed > most ? Future.failedFuture(tooLarge(most)) : out.write(data);
    }

    @Override
    public void write(Buffer data, Handler<AsyncResult<Void>> handler) {
        write(data).onComplete(handler);
    }

    @Override
    public void end(Handler<AsyncResult<Void>> handler) {
        out.end().onComplete(handler);
    }

    @Override
    public WriteStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        out.exceptionHandler(handler);
        return this;
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
        out.setWriteQueueMaxSize(maxSize);
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return out.writeQueueFull();
    }

    @Override
    public WriteStream<Buffer> drainHandler(Handler<Void> handler) {
        out.drainHandler(handler);
        return this;
    }
}
