package kith.yaml;

/** One value of a YAML file, with its place. */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {

    /** Where the value begins. */
    Mark mark();

    /** What the value is, for a message: {@code text “abc”}, {@code the number 3}, {@code a list}, … */
    String inWords();
}
