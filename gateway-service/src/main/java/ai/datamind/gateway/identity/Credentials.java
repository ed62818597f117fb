package ai.datamind.gateway.identity;

import ai.datamind.gateway.token.Account;

/** What a login is compared with. */
public record Credentials(Account account, String passwordHash, boolean active, User user) {

    static Credentials from(UserRow row) {
        return new Credentials(row.account(), row.passwordHash, row.status.equals(UserRow.ACTIVE), User.from(row));
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "Credentials[" + account.userId() + "]";
    }
}
