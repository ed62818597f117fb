package ai.datamind.semantic.interpret.text;

import java.time.LocalDate;

/** From {@code start} inclusive to {@code end} exclusive. {@code grain} is the unit it was said in ("year" for 1995). */
public record Period(LocalDate start, LocalDate end, String grain, String text) {

    public boolean wholeYear() {
        return grain.equals("year") && start.getDayOfYear() == 1 && end.equals(start.plusYears(1));
    }
}
