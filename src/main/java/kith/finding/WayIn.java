package kith.finding;

/** How a reader asked for an answer, which decides where advice can be followed. */
public enum WayIn {
    /** A verb of the command line: advice names an option. */
    COMMAND_LINE("cli"),
    /** A study file: advice names a key. */
    STUDY("study"),
    /** The Java library: advice names a method. */
    JAVA("java");

    private final String key;

    WayIn(String key) {
        this.key = key;
    }

    /** Its key in the catalogue of findings and of settings. */
    public String key() {
        return key;
    }

    /** {@code text} with every setting that it names written for this way in; see {@link Setting}. */
    public String words(String text) {
        return Setting.written(text, this);
    }
}
