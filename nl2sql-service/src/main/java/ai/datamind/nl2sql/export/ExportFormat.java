package ai.datamind.nl2sql.export;

import ai.datamind.kit.problem.ProblemException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Locale;

/** The files an export can be. */
enum ExportFormat {
    CSV("text/csv;charset=UTF-8"),
    JSON("application/json"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PARQUET("application/vnd.apache.parquet");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    static ExportFormat of(String wire) {
        return Arrays.stream(values())
                .filter(format -> format.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("format", "must be one of csv, json, xlsx, parquet"));
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return mediaType;
    }

    RowFormat start(ObjectMapper mapper) {
        return switch (this) {
            case CSV -> new CsvFormat();
            case JSON -> new JsonFormat(mapper);
            case XLSX -> new XlsxFormat();
            case PARQUET -> new ParquetFormat();
        };
    }
}
