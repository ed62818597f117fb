package ai.datamind.semantic.interpret.business;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A world of one kind of event: who causes it, what it costs, when it begins and ends. {@code verb} is how the beginning is
 * spoken of.
 */
record Trade(
        String party,
        String parties,
        String group,
        String event,
        String events,
        String price,
        String amount,
        String cost,
        String begun,
        String ended,
        String beginning,
        String ending,
        String verb,
        String flag,
        Clock clock) {

    /** How the moments are stored. */
    enum Clock {
        DATE,
        TIMESTAMP,
        SECONDS
    }

    static List<Trade> all() {
        return List.of(
                new Trade(
                        "customer",
                        "customers",
                        "segment",
                        "sale",
                        "sales",
                        "unit_price",
                        "quantity",
                        "cost",
                        "ordered_on",
                        "delivered_on",
                        "ordered date",
                        "delivered date",
                        "ordered",
                        "cancelled",
                        Clock.DATE),
                new Trade(
                        "workshop",
                        "workshops",
                        "district",
                        "repair",
                        "repairs",
                        "hourly_rate",
                        "hours",
                        "expense",
                        "start_time",
                        "finish_time",
                        "start time",
                        "finish time",
                        "started",
                        "urgent",
                        Clock.TIMESTAMP),
                new Trade(
                        "carrier",
                        "carriers",
                        "alliance",
                        "shipment",
                        "shipments",
                        "fee",
                        "weight",
                        "toll",
                        "loading_time",
                        "unloading_time",
                        "loading time",
                        "unloading time",
                        "loaded",
                        "insured",
                        Clock.SECONDS));
    }

    String schema() {
        return event + "_desk";
    }

    String parentTable() {
        return schema() + "." + party;
    }

    String eventTable() {
        return schema() + "." + event;
    }

    List<String> statements() {
        String moment = switch (clock) {
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            case SECONDS -> "bigint";
        };
        var sql = new ArrayList<String>();
        sql.add("CREATE SCHEMA " + schema());
        sql.add("CREATE TABLE " + parentTable() + " (" + party + "_id int PRIMARY KEY, " + party + "_name text, "
                + group + " text)");
        sql.add("CREATE TABLE " + eventTable() + " (" + event + "_id int PRIMARY KEY, " + party + "_id int REFERENCES "
                + parentTable() + ", " + price + " numeric, " + amount + " int, " + cost + " numeric, " + flag
                + " boolean, " + begun + " " + moment + ", " + ended + " " + moment + ")");
        var random = new Random(event.hashCode());
        String[] groups = {"North", "South", "North", "East", "South"};
        for (int i = 1; i <= groups.length; i++) {
            sql.add("INSERT INTO " + parentTable() + " VALUES (" + i + ", '" + party + " " + (char) ('A' + i) + "', '"
                    + groups[i - 1] + "')");
        }
        for (int i = 1; i <= 40; i++) {
            int day = 1 + random.nextInt(600);
            int length = 1 + random.nextInt(20);
            sql.add("INSERT INTO " + eventTable() + " VALUES (" + i + ", " + (1 + random.nextInt(4)) + ", "
                    + (10 + random.nextInt(90)) + ", " + (1 + random.nextInt(9)) + ", " + (1 + random.nextInt(30))
                    + ", "
                    + (i % 3 == 0) + ", " + moment(day) + ", " + moment(day + length) + ")");
        }
        return sql;
    }

    private String moment(int day) {
        String date = "DATE '2024-01-10' + " + day;
        return switch (clock) {
            case DATE -> date;
            case TIMESTAMP -> "(" + date + ") + TIME '07:30'";
            case SECONDS -> "extract(epoch FROM " + date + ")";
        };
    }

    /** A moment as its day. */
    String day(String column) {
        return clock == Clock.SECONDS ? "to_timestamp(" + column + ")" : column;
    }

    /** The time between both moments in days, in SQL of our own. */
    String days() {
        String difference = "(e." + ended + " - e." + begun + ")";
        return switch (clock) {
            case DATE -> difference;
            case TIMESTAMP -> "extract(epoch FROM " + difference + ") / 86400";
            case SECONDS -> difference + " / 86400.0";
        };
    }
}
