package dev.lifeguard.observation;

/** What the resolver said of a name that it gave no address for. */
public enum NameAnswer {
    /** The name does not exist: that is an answer. */
    ABSENT("the name does not exist (NXDOMAIN)"),
    /** A DNS server failed, refused or was silent; who asks again, or another one, may be answered. */
    UNUSABLE("the DNS server gave no usable answer (EAI_AGAIN)"),
    /** The JDK does not pass on which of the two it was. */
    UNTOLD("");

    private final String clause;

    NameAnswer(String clause) {
        this.clause = clause;
    }

    /** One clause; empty where it is not known. */
    public String clause() {
        return clause;
    }
}
