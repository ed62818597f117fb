package ai.datamind.governance.decision;

import java.util.List;

/** Whether a table may be read, and on which conditions. */
public sealed interface Decision {
    /** @param obligations all of them must be carried out, or nothing may be read */
    record Permit(List<Obligation> obligations) implements Decision {
        public Permit {
            obligations = List.copyOf(obligations);
        }
    }

    /** The table must look as if it didn't exist. */
    record Deny(List<Reason> reasons) implements Decision {
        public Deny {
            reasons = List.copyOf(reasons);
        }
    }

    /** @param policyId null where no policy, but the default of the warehouse, is the reason */
    record Reason(String policyId, String text) {}
}
