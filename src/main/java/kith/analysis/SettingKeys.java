package kith.analysis;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import kith.finding.InputException;
import kith.finding.Problem;
import kith.finding.Problems;
import kith.yaml.YamlDocument;
import kith.yaml.YamlMapping;
import kith.yaml.YamlNode;
import kith.yaml.YamlScalar;

/**
 * The settings under a key of a study file that holds to the schema, read one by one. A key that is not given is empty,
 * so that each settings record says once what is usual.
 */
public final class SettingKeys {

    private static final char NO_CHARACTER = '\uFFFD';

    private final YamlDocument document;
    private final Path folder;
    private final Optional<YamlMapping> keys;
    private final Problems problems;

    /**
     * @param document the study file
     * @param folder from which it names other files
     * @param key of the settings, such as {@code efa}
     * @param problems gets what the schema cannot tell
     */
    public SettingKeys(YamlDocument document, Path folder, String key, Problems problems) {
        this(document, folder, document.mapping().mapping(key), problems);
    }

    private SettingKeys(YamlDocument document, Path folder, Optional<YamlMapping> keys, Problems problems) {
        this.document = document;
        this.folder = folder;
        this.keys = keys;
        this.problems = problems;
    }

    /** The settings below one of the keys; empty where it is not given. */
    public Optional<SettingKeys> below(String key) {
        return mapping(key).map(inner -> new SettingKeys(document, folder, Optional.of(inner), problems));
    }

    /** The settings of an analysis. */
    public static SettingKeys of(StudyFile file, String key, Problems problems) {
        return new SettingKeys(file.document(), file.folder(), key, problems);
    }

    /** The path of a file that a study names; a name that no file can have is the name of none. */
    public static Path beside(Path folder, String named) {
        return folder.resolve(named.replace('\0', NO_CHARACTER)).normalize();
    }

    /** Whether a key is given. */
    public boolean has(String key) {
        return node(key).isPresent();
    }

    private Optional<YamlNode> node(String key) {
        return keys.flatMap(one -> one.find(key));
    }

    private Optional<YamlScalar> scalar(String key) {
        return keys.flatMap(one -> one.scalar(key));
    }

    public Optional<String> text(String key) {
        return scalar(key).map(YamlScalar::text);
    }

    public List<String> texts(String key) {
        return keys.map(one -> one.texts(key)).orElse(List.of());
    }

    /** Several numbers; none where the key is not given. */
    public List<Double> numbers(String key) {
        return keys.flatMap(one -> one.sequence(key))
                .map(list -> list.scalars().stream().map(YamlScalar::number).toList())
                .orElse(List.of());
    }

    public OptionalDouble number(String key) {
        return scalar(key).map(one -> OptionalDouble.of(one.number())).orElse(OptionalDouble.empty());
    }

    public OptionalInt whole(String key) {
        return scalar(key).map(one -> OptionalInt.of(one.wholeNumber())).orElse(OptionalInt.empty());
    }

    public boolean truth(String key, boolean otherwise) {
        return keys.map(one -> one.truth(key, otherwise)).orElse(otherwise);
    }

    /** A mapping below a key. */
    public Optional<YamlMapping> mapping(String key) {
        return keys.flatMap(one -> one.mapping(key));
    }

    /** The constant that a word names: its name in lower case. */
    public <E extends Enum<E>> Optional<E> word(String key, Class<E> type) {
        return word(key, type, value -> value.name().toLowerCase(Locale.ROOT));
    }

    /** The constant that a word names, in the words of {@code name}. */
    public <E extends Enum<E>> Optional<E> word(String key, Class<E> type, Function<E, String> name) {
        return text(key)
                .flatMap(word -> Arrays.stream(type.getEnumConstants())
                        .filter(value -> name.apply(value).equals(word))
                        .findFirst());
    }

    /** A file that is named from the folder of the study file. */
    public Optional<Path> path(String key) {
        return text(key).map(named -> beside(folder, named));
    }

    /** What goes wrong with the values of settings, told at the place of the key that it names. */
    public <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (InputException wrong) {
            wrong.problems().forEach(this::tell);
            return Optional.empty();
        }
    }

    /** Tells a problem at the place of the key that it names, where it names one. */
    public void tell(Problem problem) {
        String name = problem.where().replaceAll("^<set |[=>].*$", "");
        String key = name.substring(name.indexOf('_') + 1);
        Optional<YamlMapping> mapping = keys;
        String known = mapping.filter(one -> one.entry(name).isPresent()).isPresent() ? name : key;
        problems.add(mapping.map(one -> document.problem(
                        one.entry(known).map(entry -> entry.value().mark()).orElse(one.mark()),
                        problem.found(),
                        problem.expected(),
                        problem.remedy()))
                .orElse(problem));
    }

    /** Tells what is wrong with the value of a key. */
    public void tell(String key, String found, String expected, String remedy) {
        problems.add(document.problem(keys.orElseThrow().valueMark(key), found, expected, remedy));
    }
}
