package ai.datamind.nl2sql.export;

import ai.datamind.nl2sql.warehouse.Rows.RowColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;

/** Parquet, written as it grows: memory holds one row group. */
final class ParquetFormat implements RowFormat {
    private static final long ROW_GROUP = 4L * 1024 * 1024;

    private final DrainedFile file = new DrainedFile();
    private List<ParquetColumn> typed;
    private MessageType schema;
    private ParquetWriter<Group> writer;

    @Override
    public byte[] head(List<RowColumn> columns) {
        typed = columns.stream().map(ParquetColumn::of).toList();
        schema = new MessageType(
                "results", typed.stream().map(ParquetColumn::type).toList());
        try {
            writer = ExampleParquetWriter.builder(file)
                    .withConf(new PlainParquetConfiguration())
                    .withType(schema)
                    .withRowGroupSize(ROW_GROUP)
                    .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.drain();
    }

    @Override
    public byte[] rows(List<RowColumn> columns, List<Map<String, Object>> rows) {
        try {
            for (Map<String, Object> row : rows) {
                Group group = new SimpleGroup(schema);
                for (int i = 0; i < typed.size(); i++) {
                    Object value = row.get(columns.get(i).name());
                    if (value != null) typed.get(i).put(group, i, value);
                }
                writer.write(group);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.drain();
    }

    @Override
    public byte[] tail() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.drain();
    }
}
