package ai.datamind.semantic.interpret.sql;

/** Units of time in seconds; months and years by their average length. */
final class Unit {

    private Unit() {}

    static long seconds(String unit) {
        return switch (unit) {
            case "second" -> 1;
            case "minute" -> 60;
            case "hour" -> 3_600;
            case "week" -> 604_800;
            case "month" -> 2_629_746;
            case "quarter" -> 7_889_238;
            case "year" -> 31_556_952;
            default -> 86_400;
        };
    }
}
