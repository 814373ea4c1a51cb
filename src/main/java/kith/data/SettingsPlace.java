package kith.data;

/** Where the reader of a message can state how a file is written. */
public enum SettingsPlace {
    COMMAND_LINE,
    STUDY_FILE;

    /**
     * What to add there, such as {@code add --delimiter ";"} or {@code add `delimiter: ";"` under `data:`}.
     *
     * @param key of {@code data:} in a study file
     * @param value as YAML writes it
     */
    String advice(String key, String value) {
        return this == STUDY_FILE ? "add `" + key + ": " + value + "` under `data:`" : "add " + option(key, value);
    }

    /** The same for two settings at once. */
    String advice(String key, String value, String second, String secondValue) {
        return this == STUDY_FILE
                ? "add `" + key + ": " + value + "` and `" + second + ": " + secondValue + "` under `data:`"
                : "add " + option(key, value) + " " + option(second, secondValue);
    }

    private static String option(String key, String value) {
        // The command line repeats no brackets of a list, and knows one missing code by another name.
        String name = key.equals("missing_codes") ? "missing-code" : key.replace('_', '-');
        String bare = value.startsWith("[")
                ? value.substring(1, value.length() - 1).replace(", ", ",").replace("\"", "")
                : value;
        return "--" + name + " " + bare;
    }
}
