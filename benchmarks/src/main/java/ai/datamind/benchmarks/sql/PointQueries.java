package ai.datamind.benchmarks.sql;

import java.util.LinkedHashMap;
import java.util.Map;

/** Look-ups of few rows by key, where planning and the policy weigh more than the reading. */
final class PointQueries {
    private PointQueries() {}

    static Map<String, String> all() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("customer by key", "SELECT c_name, c_phone, c_acctbal FROM customer WHERE c_custkey = 4243");
        queries.put("customer, other tenant", "SELECT c_name, c_phone FROM customer WHERE c_custkey = 4244");
        queries.put("order by key", "SELECT o_orderdate, o_totalprice, o_clerk FROM orders WHERE o_orderkey = 40003");
        queries.put("items of an order", "SELECT l_linenumber, l_quantity FROM lineitem WHERE l_orderkey = 40003");
        queries.put(
                "orders of a customer",
                "SELECT o_orderkey, o_totalprice FROM orders WHERE o_custkey = 4243 ORDER BY o_orderdate DESC LIMIT 5");
        queries.put(
                "three-way join",
                "SELECT c_name, o_orderdate, l_quantity FROM customer JOIN orders ON o_custkey = c_custkey"
                        + " JOIN lineitem ON l_orderkey = o_orderkey WHERE c_custkey = 4243");
        queries.put(
                "outer join",
                "SELECT c_name, o_orderkey FROM customer LEFT JOIN orders ON o_custkey = c_custkey WHERE c_custkey = 4243");
        queries.put(
                "an expression that can fail",
                "SELECT o_orderkey FROM orders WHERE o_orderkey = 40003 AND 100 / o_custkey >= 0");
        queries.put(
                "keys in a list",
                "SELECT o_orderkey, o_totalprice FROM orders WHERE o_orderkey IN (3, 33, 163, 40003)");
        queries.put("first rows", "SELECT o_orderkey, o_totalprice FROM orders ORDER BY o_orderkey LIMIT 10");
        return queries;
    }
}
