package ai.datamind.semantic.interpret;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows as a bag, the cells of each in any order, numbers to four decimals, days without their time. */
record AnswerRows(List<List<String>> rows) {

    static AnswerRows of(Connection db, String sql) throws SQLException {
        try (var statement = db.createStatement();
                var r = statement.executeQuery(sql)) {
            var all = new ArrayList<List<String>>();
            while (r.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= r.getMetaData().getColumnCount(); i++) {
                    row.add(plain(r.getString(i)));
                }
                Collections.sort(row);
                all.add(row);
            }
            all.sort((a, b) -> a.toString().compareTo(b.toString()));
            return new AnswerRows(all);
        }
    }

    /** Values of the only column. */
    List<String> column() {
        return rows.stream().map(r -> r.get(0)).toList();
    }

    private static String plain(String cell) {
        if (cell != null && cell.matches("-?\\d+\\.\\d+")) {
            return new BigDecimal(cell)
                    .setScale(4, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return cell == null ? "" : cell.replaceFirst(" 00:00:00(\\+00)?$", "");
    }
}
