package ai.datamind.gateway.health;

/** What is possible at present. */
public enum OperationalMode {
    /** Nobody can log in yet: there is no user. */
    CONFIGURATION,
    FULL_OPERATIONAL,
    /** Questions are answered without, or with less of, a language model. */
    LIMITED_AI,
    /** Stored things can be read. */
    READ_ONLY,
    EMERGENCY;

    static OperationalMode of(int score, boolean configured) {
        if (score >= 40 && !configured) return CONFIGURATION;
        if (score >= 85) return FULL_OPERATIONAL;
        if (score >= 60) return LIMITED_AI;
        return score >= 40 ? READ_ONLY : EMERGENCY;
    }
}
