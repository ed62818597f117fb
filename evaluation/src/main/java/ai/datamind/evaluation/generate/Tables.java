package ai.datamind.evaluation.generate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables as the generators know them, each after those that its policies may ask; columns with a type letter
 * (i int, n numeric, f float, t text, d date, s timestamp, b bool, j jsonb, a array of texts).
 */
public final class Tables {
    public record Column(String name, char type) {}

    public static final Map<String, List<Column>> ALL = all();
    public static final Map<String, String> KEYS =
            Map.of("region", "id", "customer", "id", "orders", "id", "item", "order_id, line");

    private Tables() {}

    private static Map<String, List<Column>> all() {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        tables.put("region", columns("id i name t code t"));
        tables.put(
                "customer",
                columns(
                        "id i tenant i name t email t phone t region_id i balance n score f born d vip b doc j tags a"));
        tables.put("orders", columns("id i customer_id i tenant i amount n qty i placed d shipped s status t note t"));
        tables.put("item", columns("order_id i line i sku t price n qty i"));
        return tables;
    }

    private static List<Column> columns(String text) {
        String[] words = text.split(" ");
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < words.length; i += 2) {
            columns.add(new Column(words[i], words[i + 1].charAt(0)));
        }
        return List.copyOf(columns);
    }

    /** Names in the order of creation. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }
}
