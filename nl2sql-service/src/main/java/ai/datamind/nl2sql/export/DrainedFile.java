package ai.datamind.nl2sql.export;

import java.io.ByteArrayOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file that forgets what has been taken from it, and still knows its length. */
final class DrainedFile implements OutputFile {
    private final ByteArrayOutputStream ready = new ByteArrayOutputStream();
    private long taken;

    byte[] drain() {
        byte[] bytes = ready.toByteArray();
        taken += bytes.length;
        ready.reset();
        return bytes;
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) {
        return new PositionOutputStream() {
            @Override
            public long getPos() {
                return taken + ready.size();
            }

            @Override
            public void write(int b) {
                ready.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                ready.write(bytes, offset, length);
            }
        };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }
}
