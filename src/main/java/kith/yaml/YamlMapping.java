package kith.yaml;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys with their values, in the order of the file; no key stands twice. */
public final class YamlMapping implements YamlNode {

    private final Mark mark;
    private final List<Entry> entries;
    private final Map<String, Entry> byKey = new HashMap<>();

    public YamlMapping(Mark mark, List<Entry> entries) {
        this.mark = mark;
        this.entries = List.copyOf(entries);
        this.entries.forEach(entry -> byKey.put(entry.key(), entry));
    }

    /** A key with its value. */
    public record Entry(String key, Mark keyMark, YamlNode value) {}

    @Override
    public Mark mark() {
        return mark;
    }

    public List<Entry> entries() {
        return entries;
    }

    /** The value of a key, if it is there and not nothing. */
    public Optional<YamlNode> find(String key) {
        return entry(key)
                .map(Entry::value)
                .filter(value -> !(value instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.NOTHING));
    }

    /** The entry of a key, if it is there. */
    public Optional<Entry> entry(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Where a key stands, or else where the mapping begins. */
    public Mark keyMark(String key) {
        return entry(key).map(Entry::keyMark).orElse(mark);
    }

    /** Where the value of a key begins, or else where the mapping begins. */
    public Mark valueMark(String key) {
        return entry(key).map(entry -> entry.value().mark()).orElse(mark);
    }

    /** The keys in order. */
    public List<String> keys() {
        return entries.stream().map(Entry::key).toList();
    }

    /** A scalar, if it is there and is one; whether something else may stand there is for the schema to tell. */
    public Optional<YamlScalar> scalar(String key) {
        return find(key).filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
    }

    /**
     * A text that has to be there.
     *
     * @throws java.util.NoSuchElementException when it is not, which the schema should have told before
     */
    public String text(String key) {
        return scalar(key).orElseThrow().text();
    }

    /** A text, or {@code otherwise} when it is not there. */
    public String text(String key, String otherwise) {
        return scalar(key).map(YamlScalar::text).orElse(otherwise);
    }

    /** A truth value, or {@code otherwise} when it is not there. */
    public boolean truth(String key, boolean otherwise) {
        return scalar(key).map(YamlScalar::truth).orElse(otherwise);
    }

    /** A mapping, if it is there and is one. */
    public Optional<YamlMapping> mapping(String key) {
        return find(key).filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
    }

    /** A list, if it is there and is one. */
    public Optional<YamlSequence> sequence(String key) {
        return find(key).filter(YamlSequence.class::isInstance).map(YamlSequence.class::cast);
    }

    /** The texts of a list; none when the list is not there. */
    public List<String> texts(String key) {
        return sequence(key).map(YamlSequence::texts).orElse(List.of());
    }

    /** The mappings of a list; none when the list is not there. */
    public List<YamlMapping> mappings(String key) {
        return sequence(key).map(YamlSequence::mappings).orElse(List.of());
    }

    /** The scalars as texts by key, in order. */
    public Map<String, String> textsByKey() {
        Map<String, String> texts = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> entry.value() instanceof YamlScalar)
                .forEach(entry -> texts.put(entry.key(), ((YamlScalar) entry.value()).text()));
        return texts;
    }

    @Override
    public String inWords() {
        return entries.isEmpty() ? "an empty mapping" : "a mapping of keys to values";
    }
}
