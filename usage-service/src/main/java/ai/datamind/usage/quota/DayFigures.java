package ai.datamind.usage.quota;

import java.time.LocalDate;

/** What one user used in one day. */
public record DayFigures(LocalDate day, String userId, long questions, long rows, long tokens) {}
