package ai.datamind.nl2sql.question;

/**
 * What a question is put to; each may be null.
 *
 * @param provider the one provider that may answer; null: the configured chain
 * @param projectId the project it was asked in
 * @param model the one document of the semantic model it is about
 */
public record Aim(String provider, String projectId, String model) {
    public static final Aim NONE = new Aim(null, null, null);
}
