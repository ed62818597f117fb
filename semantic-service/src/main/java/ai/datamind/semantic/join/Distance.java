package ai.datamind.semantic.join;

/** How far two spellings lie apart (Levenshtein), for suggestions. */
public final class Distance {

    private Distance() {}

    public static int between(String a, String b) {
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(row[j - 1], last[j]) + 1);
            }
            last = row;
        }
        return last[b.length()];
    }
}
