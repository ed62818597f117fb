package ai.datamind.semantic.generate.word;

import ai.datamind.semantic.metadata.facts.ColumnFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a number is counted in, where its name ends with it or its comment says so. */
public final class Units {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("eur", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("euros", "EUR"),
            Map.entry("usd", "USD"),
            Map.entry("dollars", "USD"),
            Map.entry("gbp", "GBP"),
            Map.entry("chf", "CHF"),
            Map.entry("jpy", "JPY"),
            Map.entry("cents", "cents"),
            Map.entry("percent", "%"),
            Map.entry("pct", "%"),
            Map.entry("percentage", "%"),
            Map.entry("kg", "kg"),
            Map.entry("grams", "g"),
            Map.entry("lbs", "lb"),
            Map.entry("km", "km"),
            Map.entry("meters", "m"),
            Map.entry("cm", "cm"),
            Map.entry("mm", "mm"),
            Map.entry("miles", "mi"),
            Map.entry("ms", "ms"),
            Map.entry("seconds", "s"),
            Map.entry("minutes", "min"),
            Map.entry("hours", "h"),
            Map.entry("days", "d"),
            Map.entry("bytes", "B"),
            Map.entry("kb", "kB"),
            Map.entry("mb", "MB"),
            Map.entry("gb", "GB"),
            Map.entry("kwh", "kWh"));

    /** "Weight (kg)", "Amount in EUR": a word after "in" or inside of brackets. */
    private static final Pattern SAID = Pattern.compile("(?i)(?:\\bin\\s+|[(\\[])([a-z%]{1,10})(?:[)\\]]|\\b)");

    private Units() {}

    public static Optional<String> of(ColumnFacts column) {
        List<String> words = Words.of(column.name());
        Optional<String> named = words.size() < 2 ? Optional.empty() : known(words.getLast());
        return named.or(() -> said(column.comment()));
    }

    private static Optional<String> said(String comment) {
        if (comment == null) {
            return Optional.empty();
        }
        for (Matcher m = SAID.matcher(comment); m.find(); ) {
            Optional<String> unit = m.group(1).equals("%") ? Optional.of("%") : known(m.group(1));
            if (unit.isPresent()) {
                return unit;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> known(String word) {
        return Optional.ofNullable(WORDS.get(word.toLowerCase(java.util.Locale.ROOT)));
    }
}
