package ai.datamind.sql.oracle;

import java.util.List;
import java.util.Map;

/** The oracle's tables as the generator knows them: columns with a type letter (i int, n numeric, f float, t text, d date, s timestamp, b bool). */
final class Tables {
    record Column(String name, char type) {}

    static final Map<String, List<Column>> ALL = Map.of(
            "region", columns("id i name t code t"),
            "customer", columns("id i tenant i name t email t phone t region_id i balance n score f born d vip b"),
            "orders", columns("id i customer_id i tenant i amount n qty i placed d shipped s status t note t"),
            "item", columns("order_id i line i sku t price n qty i"));

    private Tables() {}

    private static List<Column> columns(String text) {
        String[] words = text.split(" ");
        List<Column> columns = new java.util.ArrayList<>();
        for (int i = 0; i < words.length; i += 2) {
            columns.add(new Column(words[i], words[i + 1].charAt(0)));
        }
        return List.copyOf(columns);
    }
}
