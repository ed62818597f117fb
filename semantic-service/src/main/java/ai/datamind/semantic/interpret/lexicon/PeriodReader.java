package ai.datamind.semantic.interpret.lexicon;

import ai.datamind.semantic.interpret.text.Period;
import ai.datamind.semantic.interpret.text.Token;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/** Reads dates and relative times: "1995", "March 2024", "last 6 months", "Q3 2022", "year to date". */
public final class PeriodReader {

    /** A period and the token after it. */
    public record Found(int end, Period period) {}

    private final Language language;
    private final List<Token> tokens;
    private final LocalDate today;

    public PeriodReader(Language language, List<Token> tokens, LocalDate today) {
        this.language = language;
        this.tokens = tokens;
        this.today = today;
    }

    public Optional<Found> at(int i) {
        Found found = relative(i);
        found = found != null ? found : quarter(i);
        found = found != null ? found : month(i);
        found = found != null ? found : half(i);
        found = found != null ? found : iso(i);
        return Optional.ofNullable(found != null ? found : year(i));
    }

    private String word(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).word() : "";
    }

    private Optional<String> calendar(int i, String kind) {
        return language.calendar(word(i)).stream()
                .filter(c -> c.kind().equals(kind))
                .map(Language.CalendarWord::value)
                .findFirst();
    }

    private Integer whole(int i) {
        if (i < 0 || i >= tokens.size()) {
            return null;
        }
        Double n = tokens.get(i).number() != null ? tokens.get(i).number() : language.number(word(i));
        return n != null && n == Math.rint(n) && Math.abs(n) < 1_000_000 ? Integer.valueOf(n.intValue()) : null;
    }

    private static boolean isYear(Integer n) {
        return n != null && n >= 1000 && n <= 2200;
    }

    private Found of(int from, int end, LocalDate start, LocalDate stop, String grain) {
        var text = new StringBuilder();
        for (int i = from; i < end; i++) {
            text.append(i == from ? "" : " ").append(tokens.get(i).text());
        }
        return new Found(end, new Period(start, stop, grain, text.toString()));
    }

    private static LocalDate floor(LocalDate d, String grain) {
        return switch (grain) {
            case "week" -> d.with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY));
            case "month" -> d.withDayOfMonth(1);
            case "quarter" -> d.withMonth((d.getMonthValue() - 1) / 3 * 3 + 1).withDayOfMonth(1);
            case "year" -> d.withDayOfYear(1);
            default -> d;
        };
    }

    private static LocalDate plus(LocalDate d, String grain, long n) {
        return switch (grain) {
            case "week" -> d.plusWeeks(n);
            case "month" -> d.plusMonths(n);
            case "quarter" -> d.plusMonths(3 * n);
            case "year" -> d.plusYears(n);
            default -> d.plusDays(n);
        };
    }

    private Found relative(int i) {
        for (String kind : List.of("yesterday", "tomorrow", "today")) {
            if (calendar(i, kind).isPresent()) {
                LocalDate d = today.plusDays(Integer.parseInt(calendar(i, kind).get()));
                return of(i, i + 1, d, d.plusDays(1), "day");
            }
        }
        String three = word(i) + " " + word(i + 1) + " " + word(i + 2);
        for (int length : new int[] {3, 1}) {
            for (var c : language.calendar(length == 3 ? three : word(i))) {
                if (c.kind().equals("todate")) {
                    return of(i, i + length, floor(today, c.value()), today.plusDays(1), c.value());
                }
            }
        }
        for (String kind : List.of("last", "this", "next")) {
            if (calendar(i, kind).isPresent()) {
                return moved(i, kind);
            }
        }
        Integer n = whole(i);
        if (n != null
                && calendar(i + 1, "unit").isPresent()
                && calendar(i + 2, "ago").isPresent()) {
            String grain = calendar(i + 1, "unit").get();
            LocalDate start = plus(today, grain, -n);
            return grain.equals("day") || grain.equals("week")
                    ? of(i, i + 3, start, start.plusDays(1), grain)
                    : of(i, i + 3, floor(start, grain), plus(floor(start, grain), grain, 1), grain);
        }
        return null;
    }

    private Found moved(int i, String kind) {
        Integer n = whole(i + 1);
        int at = n == null ? i + 1 : i + 2;
        if (word(at).equals("calendar") || word(at).equals("full")) {
            at++;
        }
        var unit = calendar(at, "unit");
        if (unit.isEmpty()) {
            return null;
        }
        String grain = unit.get();
        LocalDate now = floor(today, grain);
        if (n != null) {
            boolean whole = at > i + 2;
            int excluded = excluded(at + 1);
            if (kind.equals("last") && excluded > 0) {
                return of(i, excluded, plus(now, grain, -n), now, grain);
            }
            if (word(at + 1).equals("from") && calendar(at + 2, "today").isPresent()) {
                return of(i, at + 3, plus(today, grain, -n), today.plusDays(1), grain);
            }
            return switch (kind) {
                case "last" ->
                    whole
                            ? of(i, at + 1, floor(plus(today, grain, -n), grain), today.plusDays(1), grain)
                            : of(i, at + 1, plus(today, grain, -n), today.plusDays(1), grain);
                case "next" -> of(i, at + 1, today, plus(today, grain, n).plusDays(1), grain);
                default -> of(i, at + 1, now, plus(now, grain, n), grain);
            };
        }
        int step = kind.equals("last") ? -1 : kind.equals("next") ? 1 : 0;
        return of(i, at + 1, plus(now, grain, step), plus(now, grain, step + 1), grain);
    }

    /** The token behind "not including the current month", or 0. */
    private int excluded(int i) {
        int from = word(i).equals(",") ? i + 1 : i;
        var phrase = new StringBuilder();
        for (int at = from; at < Math.min(tokens.size(), from + 6); at++) {
            phrase.append(at == from ? "" : " ").append(word(at));
            if (language.calendar(phrase.toString()).stream()
                    .anyMatch(c -> c.kind().equals("exclude"))) {
                return at + 1;
            }
        }
        return 0;
    }

    private Found quarter(int i) {
        String w = word(i);
        Integer q = null;
        int at = i + 1;
        if (w.matches("q[1-4]")) {
            q = w.charAt(1) - '0';
        } else if (word(i + 1).equals("quarter")) {
            q = switch (w) {
                case "first", "1st" -> 1;
                case "second", "2nd" -> 2;
                case "third", "3rd" -> 3;
                case "fourth", "4th" -> 4;
                default -> null;
            };
            at = i + 2;
        }
        if (q == null) {
            return null;
        }
        at = word(at).equals("of") || word(at).equals("in") ? at + 1 : at;
        Integer y = whole(at);
        if (!isYear(y)) {
            return null;
        }
        LocalDate start = LocalDate.of(y, 3 * q - 2, 1);
        return of(i, at + 1, start, start.plusMonths(3), "quarter");
    }

    private Found half(int i) {
        for (var c : language.calendar(word(i) + " " + word(i + 1) + " " + word(i + 2))) {
            if (c.kind().equals("half") && isYear(whole(i + 3))) {
                LocalDate start = LocalDate.of(whole(i + 3), c.value().equals("1") ? 1 : 7, 1);
                return of(i, i + 4, start, start.plusMonths(6), "half");
            }
        }
        return null;
    }

    /** "March 2024", "March 3, 2024", "3 March 2024", "March 3rd 2024". */
    private Found month(int i) {
        Integer day = null;
        int at = i;
        if (calendar(i, "month").isEmpty()) {
            day = ordinal(i);
            if (day == null) {
                return null;
            }
            at = word(i + 1).equals("of") ? i + 2 : i + 1;
        }
        var month = calendar(at, "month");
        if (month.isEmpty()) {
            return null;
        }
        at++;
        if (day == null && ordinal(at) != null && isYear(whole(word(at + 1).equals(",") ? at + 2 : at + 1))) {
            day = ordinal(at);
            at++;
        }
        at = word(at).equals(",") || word(at).equals("of") ? at + 1 : at;
        Integer y = whole(at);
        if (!isYear(y)) {
            return null;
        }
        try {
            LocalDate start = LocalDate.of(y, Integer.parseInt(month.get()), day == null ? 1 : day);
            return day == null
                    ? of(i, at + 1, start, start.plusMonths(1), "month")
                    : of(i, at + 1, start, start.plusDays(1), "day");
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private Integer ordinal(int i) {
        String w = word(i);
        if (w.matches("\\d{1,2}(st|nd|rd|th)?")) {
            int d = Integer.parseInt(w.replaceAll("\\D", ""));
            return d >= 1 && d <= 31 ? Integer.valueOf(d) : null;
        }
        return null;
    }

    private Found iso(int i) {
        if (tokens.get(i).kind() != Token.Kind.DATE) {
            return null;
        }
        try {
            String[] p = word(i).substring(0, Math.min(10, word(i).length())).split("[-t ]");
            LocalDate d = LocalDate.of(Integer.parseInt(p[0]), Integer.parseInt(p[1]), Integer.parseInt(p[2]));
            return of(i, i + 1, d, d.plusDays(1), "day");
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private Found year(int i) {
        if (word(i).equals("year") && i + 1 < tokens.size() && tokens.get(i + 1).number() != null) {
            Found named = year(i + 1);
            return named == null
                    ? null
                    : of(i, named.end(), named.period().start(), named.period().end(), "year");
        }
        Integer y = tokens.get(i).number() == null ? null : whole(i);
        if (!isYear(y) || tokens.get(i).text().length() != 4) {
            return null;
        }
        LocalDate start = LocalDate.of(y, 1, 1);
        return of(i, i + 1, start, start.plus(1, ChronoUnit.YEARS), "year");
    }
}
