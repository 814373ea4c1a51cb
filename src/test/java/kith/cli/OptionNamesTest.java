package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kith.dif.DifMethod;
import kith.invariance.level.DecisionRule;
import kith.invariance.level.Level;
import kith.irt.IrtPlan;
import kith.irt.ItemModel;
import kith.rotation.NamedRotation;
import kith.sem.comparison.Comparison;
import kith.study.Analyses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** One idea has one name in all verbs, and one name one meaning. */
class OptionNamesTest {

    /** Names with values of several kinds, and why. */
    private static final Map<String, String> SEVERAL_KINDS = Map.ofEntries(
            Map.entry("--output", "the file of an answer, the folder of studies"),
            Map.entry("--anchors", "items, or the words any and auto"),
            Map.entry("--compare", "further models: in lavaan's syntax, or of item response theory by name"),
            Map.entry("--equal", "what is equal in groups; the kinds differ by family of models"),
            Map.entry("--factors", "a number; auto where criteria recommend one"),
            Map.entry("--kappa", "the parameter of a rotation, which the literature calls so; Cohen's coefficient"),
            Map.entry("--likelihood", "forms of the likelihood; the kinds differ by family of models"),
            Map.entry("--missing", "treatment of missing responses; the kinds differ by analysis"),
            Map.entry("--model", "in lavaan's syntax, or of item response theory by name"),
            Map.entry("--ordered", "which items are ordered; of the ecometric model all are, with a link"),
            Map.entry("--scale", "defines a scale"),
            Map.entry("--score-method", "the kinds differ by family of models"),
            Map.entry("--scores", "a file to write scores to; the columns that hold them in kith change"),
            Map.entry("--se", "kinds of standard errors; they differ by family of models"),
            Map.entry("-n", "respondents: of a matrix, weighted; to be simulated"));

    private static Map<String, CommandLine> verbs() {
        return Kith.commandLine(CommandRun.terminal()).getSubcommands();
    }

    private static Class<?> kind(OptionSpec option) {
        Class<?>[] types = option.auxiliaryTypes();
        Class<?> type = types.length == 0 ? option.type() : types[types.length - 1];
        return Map.<Class<?>, Class<?>>of(
                        int.class, Integer.class,
                        long.class, Long.class,
                        double.class, Double.class,
                        boolean.class, Boolean.class)
                .getOrDefault(type, type);
    }

    @Test
    void aNameHasOneKindOfValue() {
        Map<String, TreeSet<String>> kinds = new TreeMap<>();
        verbs().values()
                .forEach(verb -> verb.getCommandSpec()
                        .options()
                        .forEach(option -> kinds.computeIfAbsent(option.longestName(), name -> new TreeSet<>())
                                .add(option.paramLabel() + " " + kind(option).getSimpleName())));
        assertThat(kinds).allSatisfy((name, found) -> {
            if (!SEVERAL_KINDS.containsKey(name)) {
                assertThat(found).as(name).hasSize(1);
            }
        });
    }

    /** What is described in the same words, whatever the verb, has the same name. */
    @Test
    void anIdeaHasOneName() {
        Map<String, TreeSet<String>> names = new LinkedHashMap<>();
        verbs().values()
                .forEach(verb -> verb.getCommandSpec()
                        .options()
                        .forEach(option -> names.computeIfAbsent(
                                        String.join(" ", option.description()), text -> new TreeSet<>())
                                .add(option.longestName())));
        assertThat(names).allSatisfy((text, found) -> assertThat(found).as(text).hasSize(1));
    }

    @Test
    void samplesOfBootstrapsAreBootstrapAndSimulatedOnesSimulations() {
        Pattern draws = Pattern.compile("--(draws|samples|replications|resamples)");
        verbs().forEach((verb, line) -> assertThat(line.getCommandSpec().options().stream()
                        .map(OptionSpec::longestName)
                        .filter(draws.asMatchPredicate()))
                .as(verb)
                .isEmpty());
    }

    static Stream<List<String>> retired() {
        return RetiredNames.BY_VERB.entrySet().stream()
                .flatMap(verb -> verb.getValue().entrySet().stream()
                        .map(name -> List.of(verb.getKey(), name.getKey(), name.getValue())));
    }

    @ParameterizedTest
    @MethodSource("retired")
    void aFormerNameIsUnderstoodAndNotShown(List<String> retired) {
        CommandLine verb = verbs().get(retired.get(0));
        assertThat(verb.getCommandSpec().findOption(retired.get(2))).isNotNull();
        assertThat(RetiredNames.renamed(new String[] {retired.get(0), retired.get(1) + "=1", retired.get(1)}))
                .containsExactly(retired.get(0), retired.get(2) + "=1", retired.get(2));
        String help = CommandRun.kith(retired.get(0), "--help").out();
        boolean another = verb.getCommandSpec().findOption(retired.get(1)) != null;
        assertThat(another
                        || !Pattern.compile(Pattern.quote(retired.get(1)) + "[ ,=]")
                                .matcher(help)
                                .find())
                .as(help)
                .isTrue();
    }

    /** The help names every word that an option takes, and none that it does not. */
    @Test
    void helpNamesEveryWord() {
        verbs().forEach((verb, line) -> {
            String help = CommandRun.kith(verb, "--help").out().replaceAll("\\s+", "");
            for (OptionSpec option : line.getCommandSpec().options()) {
                // Covariances of items are never taken by maximum likelihood.
                boolean withoutFiml =
                        verb.equals("items") && option.longestName().equals("--missing");
                if (kind(option).isEnum() && !withoutFiml) {
                    assertThat(help)
                            .as(verb + " " + option.longestName())
                            .contains(Arrays.stream(kind(option).getEnumConstants())
                                    .map(value -> EnumWord.word((Enum<?>) value))
                                    .toList());
                }
            }
        });
    }

    /** The words of options whose values are no constants. */
    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("dif --methods", words(DifMethod.values(), DifMethod::id)),
            Map.entry("invariance --levels", words(Level.values(), Level::id)),
            Map.entry("invariance --decide-by", DecisionRule.ids()),
            Map.entry("irt --model", words(ItemModel.values(), ItemModel::key)),
            Map.entry("irt --equal", words(IrtPlan.Equality.values(), IrtPlan.Equality::key)),
            Map.entry("efa --rotation", words(NamedRotation.values(), NamedRotation::keyword)),
            Map.entry("run --only", Analyses.ids()));

    private static <T> List<String> words(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).toList();
    }

    @Test
    void helpNamesEveryWordThatIsNoConstant() {
        assertThat(WORDS)
                .allSatisfy((option, words) -> assertThat(CommandRun.kith(option.split(" ")[0], "--help")
                                .out()
                                .replaceAll("\\s+", ""))
                        .as(option)
                        .contains(words));
    }

    @Test
    void aWordIsReadAsItIsPublishedAndAsItIsNamed() {
        for (String word : List.of("satorra.2000", "satorra_2000", "SATORRA-2000")) {
            assertThat(new EnumWord(Comparison.Method.class).convert(word)).isEqualTo(Comparison.Method.SATORRA_2000);
        }
        CommandRun run = CommandRun.kith("cfa", "-d", "x.csv", "--model", "f =~ a", "--bounds", "standart");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--bounds", "pos.var", "did you mean “standard”?");
    }
}
