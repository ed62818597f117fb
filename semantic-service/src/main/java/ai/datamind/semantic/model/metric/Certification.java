package ai.datamind.semantic.model.metric;

/** How far a definition has been agreed on. */
public enum Certification {
    DRAFT,
    REVIEWED,
    CERTIFIED,
    DEPRECATED
}
