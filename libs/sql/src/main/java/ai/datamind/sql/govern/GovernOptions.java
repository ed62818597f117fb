package ai.datamind.sql.govern;

/** @param rowLimit most rows the statement may give; 0 for no bound */
public record GovernOptions(long rowLimit) {
    public static GovernOptions rowLimit(long rows) {
        return new GovernOptions(rows);
    }

    public static GovernOptions unbounded() {
        return new GovernOptions(0);
    }
}
