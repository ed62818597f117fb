package ai.datamind.embedded.tpch;

import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Iterator;

/** The rows of one table as COPY text with {@code |} between the columns, made while they are read. */
final class TpchRows extends Reader {
    private static final int ROWS_PER_CHUNK = 1000;

    private final Iterator<? extends TpchEntity> rows;
    private StringReader chunk = new StringReader("");

    TpchRows(TpchTable<?> table, double scale) {
        this.rows = table.createGenerator(scale, 1, 1).iterator();
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = chunk.read(buffer, offset, length);
        if (count > 0) {
            return count;
        }
        if (!rows.hasNext()) {
            return -1;
        }
        chunk = new StringReader(nextChunk());
        return chunk.read(buffer, offset, length);
    }

    /** The generator ends each line with a separator, which COPY would take for one more column. */
    private String nextChunk() {
        StringBuilder lines = new StringBuilder(1 << 17);
        for (int i = 0; i < ROWS_PER_CHUNK && rows.hasNext(); i++) {
            String line = rows.next().toLine();
            lines.append(line, 0, line.length() - 1).append('\n');
        }
        return lines.toString();
    }

    @Override
    public void close() {}
}
