package ai.datamind.semantic.model.time;

/** A length of time: {@code 7 day}. The granularity is a standard one or a time spine's own. */
public record Window(int count, String granularity) {

    public Window {
        if (count < 1 || count > 100_000) {
            throw new IllegalArgumentException("a window must count 1 to 100000 of its granularity");
        }
        if (granularity == null || granularity.isBlank()) {
            throw new IllegalArgumentException("a window needs a granularity, such as '7 days'");
        }
        granularity = TimeGranularity.of(granularity).map(TimeGranularity::word).orElse(granularity);
    }

    public static Window parse(String text) {
        String[] words = text == null ? new String[0] : text.strip().split("\\s+");
        if (words.length != 2 || !words[0].matches("\\d{1,6}")) {
            throw new IllegalArgumentException(
                    "window '" + text + "' must be a number and a granularity, such as '7 days'");
        }
        return new Window(Integer.parseInt(words[0]), words[1]);
    }

    @Override
    public String toString() {
        return count + " " + granularity;
    }
}
