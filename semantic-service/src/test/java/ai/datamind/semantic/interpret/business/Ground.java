package ai.datamind.semantic.interpret.business;

import ai.datamind.semantic.interpret.business.BusinessQuestions.Question;
import java.util.ArrayList;
import java.util.List;

/**
 * A world of tables without keys: what stands on a ground names that ground, and a second table speaks of the grounds. No
 * table is called after the {@code owner}, only columns are.
 */
record Ground(
        String thing,
        String things,
        String ground,
        String grounds,
        String owner,
        String owners,
        String size,
        String yield) {

    static List<Ground> all() {
        return List.of(
                new Ground("depot", "depots", "district", "districts", "vendor", "vendors", "capacity", "turnover"),
                new Ground("orchard", "orchards", "valley", "valleys", "farmer", "farmers", "acreage", "harvest"),
                new Ground("turbine", "turbines", "coast", "coasts", "operator", "operators", "output", "revenue"));
    }

    String schema() {
        return thing + "_ground";
    }

    List<String> statements() {
        var sql = new ArrayList<String>();
        sql.add("CREATE SCHEMA " + schema());
        sql.add("CREATE TABLE " + thingTable() + " (" + thing + "_name text, " + ground + "_name text, " + owner
                + "_name text, " + size + " bigint, " + yield + " bigint)");
        sql.add("CREATE TABLE " + groundTable() + " (" + ground + "_name text, " + owner
                + "_name text, surface bigint, rainfall bigint)");
        String[] names = {"Alda", "Brin", "Corve", "Drum"};
        for (int i = 0; i < 14; i++) {
            sql.add("INSERT INTO " + thingTable() + " VALUES ('" + thing + " " + (char) ('A' + i) + "', '"
                    + names[i * i % 4] + "', 'Maker " + i % 3 + "', " + (100 + 37 * i % 90) + ", "
                    + (1_000 + 410 * i % 700) + ")");
        }
        for (int i = 0; i < names.length; i++) {
            sql.add("INSERT INTO " + groundTable() + " VALUES ('" + names[i] + "', 'Maker " + i % 2 + "', "
                    + (50 + 13 * i) + ", " + (7 + 5 * i) + ")");
        }
        sql.add("INSERT INTO " + groundTable() + " VALUES ('Alda', 'Maker 2', 61, 8)");
        return sql;
    }

    private String thingTable() {
        return schema() + "." + thing;
    }

    private String groundTable() {
        return schema() + "." + ground;
    }

    List<Question> questions() {
        String from = " FROM " + thingTable() + " t";
        return List.of(
                ask(
                        "count by what only a column is called after",
                        "How many " + things + " are there for each " + owner + "?",
                        "SELECT t." + owner + "_name, count(*)" + from + " GROUP BY 1"),
                ask(
                        "average by it",
                        "What is the average " + size + " of " + things + " by " + owner + "?",
                        "SELECT t." + owner + "_name, avg(t." + size + ")" + from + " GROUP BY 1"),
                ask(
                        "name carried by the row itself",
                        "How many " + things + " are in each " + ground + "?",
                        "SELECT t." + ground + "_name, count(*)" + from + " GROUP BY 1"),
                ask(
                        "shown behind a clause",
                        "Get the " + things + " in Alda and their " + size + ".",
                        "SELECT t." + thing + "_name, t." + size + from + " WHERE t." + ground + "_name = 'Alda'"),
                ask(
                        "extreme of all",
                        "Which " + things + " have the highest " + size + ", ordered from highest to lowest?",
                        "SELECT t." + thing + "_name, t." + size + from),
                ask(
                        "ratio of two values",
                        "What is the ratio of the total " + size + " of Alda to the total " + size + " of Brin?",
                        "SELECT sum(t." + size + ") FILTER (WHERE t." + ground + "_name = 'Alda')::float / sum(t."
                                + size + ") FILTER (WHERE t." + ground + "_name = 'Brin')" + from),
                ask(
                        "ratio per row",
                        "What is the ratio of " + yield + " per " + size + " for each " + thing + "?",
                        "SELECT t." + thing + "_name, t." + yield + "::float / t." + size + from));
    }

    private static Question ask(String kind, String text, String gold) {
        return new Question(kind, text, "", gold);
    }
}
