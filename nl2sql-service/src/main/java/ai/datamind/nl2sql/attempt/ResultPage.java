package ai.datamind.nl2sql.attempt;

import java.util.List;
import java.util.Map;

/**
 * Up to 500 stored rows.
 *
 * @param total rows of the whole result
 * @param policyFingerprint of the decision under which they were made
 */
public record ResultPage(List<Map<String, Object>> rows, int total, String policyFingerprint) {
    public ResultPage {
        rows = List.copyOf(rows);
    }
}
