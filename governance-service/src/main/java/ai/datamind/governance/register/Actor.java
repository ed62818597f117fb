package ai.datamind.governance.register;

/** Who changes a policy, and from where. */
record Actor(String id, String email, String ip) {}
