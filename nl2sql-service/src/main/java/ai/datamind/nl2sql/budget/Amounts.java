package ai.datamind.nl2sql.budget;

/** What something costs. */
public record Amounts(long llmTokens, double llmCost, double dbCost, long rows) {
    static final Amounts NOTHING = new Amounts(0, 0, 0, 0);

    public static Amounts model(long tokens, double cost) {
        return new Amounts(tokens, cost, 0, 0);
    }

    public static Amounts database(double cost, long rows) {
        return new Amounts(0, 0, cost, rows);
    }

    Amounts minus(Amounts other) {
        return new Amounts(
                llmTokens - other.llmTokens, llmCost - other.llmCost, dbCost - other.dbCost, rows - other.rows);
    }

    Amounts plus(Amounts other) {
        return new Amounts(
                llmTokens + other.llmTokens, llmCost + other.llmCost, dbCost + other.dbCost, rows + other.rows);
    }
}
