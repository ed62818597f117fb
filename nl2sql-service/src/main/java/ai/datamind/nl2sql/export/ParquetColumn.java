package ai.datamind.nl2sql.export;

import ai.datamind.nl2sql.warehouse.Rows.RowColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** A column of a Parquet file. */
record ParquetColumn(ParquetColumnKind kind, Type type) {
    private static final int SCALE = 18;
    private static final int WIDTH = 16;

    static ParquetColumn of(RowColumn column) {
        ParquetColumnKind kind = ParquetColumnKind.of(column.type());
        return new ParquetColumn(kind, type(kind, column.name()));
    }

    private static Type type(ParquetColumnKind kind, String name) {
        return switch (kind) {
            case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(name);
            case FLOAT -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
            case TRUTH -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
            case DECIMAL ->
                Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                        .length(WIDTH)
                        .as(LogicalTypeAnnotation.decimalType(SCALE, 38))
                        .named(name);
            case TEXT ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(name);
        };
    }

    void put(Group group, int at, Object value) {
        switch (kind) {
            case WHOLE -> group.add(at, ((Number) value).longValue());
            case FLOAT -> group.add(at, Double.parseDouble(value.toString()));
            case TRUTH -> group.add(at, (Boolean) value);
            case DECIMAL -> {
                if (value instanceof Number) group.add(at, decimal(new BigDecimal(value.toString())));
            }
            case TEXT -> group.add(at, value.toString());
        }
    }

    private static Binary decimal(BigDecimal value) {
        byte[] digits =
                value.setScale(SCALE, RoundingMode.HALF_EVEN).unscaledValue().toByteArray();
        byte[] fixed = new byte[WIDTH];
        Arrays.fill(fixed, 0, WIDTH - digits.length, (byte) (value.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, fixed, WIDTH - digits.length, digits.length);
        return Binary.fromConstantByteArray(fixed);
    }
}
