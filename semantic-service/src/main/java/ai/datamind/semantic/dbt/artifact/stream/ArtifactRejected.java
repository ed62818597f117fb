package ai.datamind.semantic.dbt.artifact.stream;

/** The artifact is not what it says it is. The message names the file and the place, never a value of the warehouse. */
public final class ArtifactRejected extends RuntimeException {

    private final String artifact;

    public ArtifactRejected(String artifact, String message) {
        super(message);
        this.artifact = artifact;
    }

    /** The file's usual name, such as {@code manifest.json}. */
    public String artifact() {
        return artifact;
    }
}
