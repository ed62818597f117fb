package ai.datamind.semantic.model;

/** How far a definition has been agreed on. */
public enum Certification {
    DRAFT,
    REVIEWED,
    CERTIFIED,
    DEPRECATED
}
