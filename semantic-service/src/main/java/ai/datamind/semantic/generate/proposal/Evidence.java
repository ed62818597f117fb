package ai.datamind.semantic.generate.proposal;

/** Why something was proposed: {@code about} is its path in the document, {@code confidence} from 0 to 1. */
public record Evidence(String about, double confidence, String reason) {}
