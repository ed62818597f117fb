package ai.datamind.nl2sql.export;

import ai.datamind.nl2sql.warehouse.Rows.RowColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook with one sheet, written as it grows. Text stays text: nothing becomes a formula. */
final class XlsxFormat implements RowFormat {
    /** A cell holds a double: longer numbers are kept as text rather than rounded. */
    private static final int DOUBLE_DIGITS = 15;

    private final ByteArrayOutputStream ready = new ByteArrayOutputStream();
    private final Workbook workbook = new Workbook(ready, "DataMind", "1.0");
    private final Worksheet sheet = workbook.newWorksheet("results");
    private int next;

    @Override
    public byte[] head(List<RowColumn> columns) {
        for (int i = 0; i < columns.size(); i++) {
            sheet.value(0, i, columns.get(i).name());
        }
        next = 1;
        return written();
    }

    @Override
    public byte[] rows(List<RowColumn> columns, List<Map<String, Object>> rows) {
        for (Map<String, Object> row : rows) {
            for (int i = 0; i < columns.size(); i++) {
                put(next, i, row.get(columns.get(i).name()));
            }
            next++;
        }
        return written();
    }

    @Override
    public byte[] tail() {
        try {
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return taken();
    }

    private void put(int row, int column, Object value) {
        switch (value) {
            case null -> {}
            case BigDecimal number
            when number.precision() > DOUBLE_DIGITS -> sheet.inlineString(row, column, number.toPlainString());
            case Number number -> sheet.value(row, column, number);
            case Boolean flag -> sheet.value(row, column, flag);
            default -> sheet.inlineString(row, column, value.toString());
        }
    }

    private byte[] written() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return taken();
    }

    private byte[] taken() {
        byte[] bytes = ready.toByteArray();
        ready.reset();
        return bytes;
    }
}
