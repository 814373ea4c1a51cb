package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.math.Parallel;
import kith.math.Progress;
import kith.report.render.JsonWriter;
import kith.report.section.StudyTree;
import kith.study.StudyReader;
import kith.study.StudyResults;
import kith.study.StudyRunner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A key of a study file has the same effect as the option of the verb: what {@code results.json} has is what the verb
 * answers, and something else than without the option.
 */
@Tag("slow")
class SameSettingsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, JsonNode> ANSWERS = new HashMap<>();

    @TempDir
    private static Path folder;

    /**
     * A setting.
     *
     * @param option verb and option, as {@link StudyKeysTest} writes them
     * @param words of the command line, the first of which are those of the verb without the option
     * @param keys the key of the study and its mapping
     * @param pointers where the answers are, in the study's result of the analysis and in the verb's
     */
    private record Same(String option, Verb verb, String words, String keys, String... pointers) {

        String ofStudy() {
            return pointers[0];
        }

        String ofVerb() {
            return pointers[pointers.length - 1];
        }

        @Override
        public String toString() {
            return option;
        }
    }

    /** A verb, with what it is given in every case and what a study states in its place. */
    private enum Verb {
        EFA(
                "efa",
                "efa -i holzinger1939 -d PUPILS --factors 2 --comparison-data without --simulations 20 --seed 3",
                "holzinger1939",
                "PUPILS",
                "efa",
                "factors: 2, simulations: 20"),
        GAPS(
                "efa",
                "efa -i INSTRUMENT -d PEOPLE --factors 1 --comparison-data without --simulations 20 --seed 3 --missing fiml",
                "INSTRUMENT",
                "PEOPLE",
                "efa",
                "factors: 1, simulations: 20"),
        CFA("cfa", "cfa -d PUPILS --seed 3 --model", "holzinger1939", "PUPILS", "model", "missing: listwise"),
        INVARIANCE(
                "invariance",
                "invariance -d PUPILS --group school --levels configural --seed 3 --partial none --model",
                "holzinger1939",
                "PUPILS",
                "model",
                "missing: listwise"),
        DIF(
                "dif",
                "dif -i INSTRUMENT -d PEOPLE --group gender --methods mantel,logistic",
                "INSTRUMENT",
                "PEOPLE",
                "dif",
                ""),
        DIF_EFFECTS(
                "dif",
                "dif -i INSTRUMENT -d PEOPLE --group gender --methods irt --alpha 0.9 --seed 3",
                "INSTRUMENT",
                "PEOPLE",
                "dif",
                "methods: [irt], alpha: 0.9"),
        IRT("irt", "irt -i INSTRUMENT -d PEOPLE --seed 3 --points 15", "INSTRUMENT", "PEOPLE", "irt", "points: 15"),
        IRT_GROUPS(
                "irt",
                "irt -i INSTRUMENT -d PEOPLE --seed 3 --points 15 --group gender",
                "INSTRUMENT",
                "PEOPLE",
                "irt",
                "points: 15, equal: all"),
        IRT_FACTORS(
                "irt",
                "irt -d PEOPLE --seed 3 --points 7 --structure both=~ci1+ci2+ci3+rw1+rw2+rw3;ci=~ci1+ci2+ci3",
                "TWO",
                "PEOPLE",
                "irt",
                "points: 7, structure: 'both=~ci1+ci2+ci3+rw1+rw2+rw3;ci=~ci1+ci2+ci3'"),
        GROUP(
                "group",
                "group -i INSTRUMENT -d PEOPLE --cluster objectives --seed 3",
                "INSTRUMENT",
                "PEOPLE",
                "group",
                ""),
        BORDERS(
                "group",
                "group -i INSTRUMENT -d PEOPLE --cluster cluster --seed 3",
                "INSTRUMENT",
                "PEOPLE",
                "group",
                ""),
        LARGE(
                "group",
                "group -i INSTRUMENT -d PEOPLE --cluster gender --seed 3 --null close=.06,.24,.36,.24,.1",
                "INSTRUMENT",
                "PEOPLE",
                "group",
                "null_distributions: {close: [.06, .24, .36, .24, .1]}"),
        PANEL(
                "items",
                "items -i collective-efficacy -d PANEL --within neighbourhood,workplace --bootstrap 0 --seed 3",
                "CONTEXTS",
                "PANEL",
                "items",
                "bootstrap: 0"),
        MOKKEN("mokken", "mokken -i INSTRUMENT -d PEOPLE --seed 3", "INSTRUMENT", "PEOPLE", "mokken", ""),
        ITEMS("items", "items -i INSTRUMENT -d PEOPLE --seed 3 --intervals few", "INSTRUMENT", "PEOPLE", "items", ""),
        SCORE("scores", "score -i INSTRUMENT -d PEOPLE --seed 3", "INSTRUMENT", "PEOPLE", "scores", "");

        private final String analysis;
        private final String usual;
        private final String instrument;
        private final String data;
        private final String section;
        private final String usualKeys;

        Verb(String analysis, String usual, String instrument, String data, String section, String usualKeys) {
            this.analysis = analysis;
            this.usual = usual;
            this.instrument = instrument;
            this.data = data;
            this.section = section;
            this.usualKeys = usualKeys;
        }
    }

    private static final String FACTORS = "visual =~ x1 + x2 + x3; textual =~ x4 + x5 + x6; speed =~ x7 + x8 + x9";
    private static final String BLOCKS =
            "efa(\"a\")*f1 + efa(\"a\")*f2 + efa(\"a\")*f3 =~ x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9";
    private static final String GENERAL = "general =~ x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9";

    private static final List<Same> ALL = new ArrayList<>();

    private static void same(Verb verb, String option, String words, String keys, String... pointers) {
        ALL.add(new Same(verb.usual.split(" ")[0] + " " + option, verb, words, keys, pointers));
    }

    private static void model(String option, String syntax, String words, String keys, String... pointers) {
        ALL.add(new Same("cfa " + option, Verb.CFA, syntax + "|" + words, keys, pointers));
    }

    static {
        same(Verb.EFA, "gamma", "--gamma -0.5", "gamma: -0.5", "/loadings");
        same(Verb.EFA, "epsilon", "--rotation geominQ --epsilon 0.1", "rotation: geominQ, epsilon: 0.1", "/loadings");
        same(Verb.EFA, "kappa", "--rotation cfQ --kappa 0.3", "rotation: cfQ, kappa: 0.3", "/loadings");
        same(Verb.EFA, "power", "--rotation promax --power 3", "rotation: promax, power: 3", "/loadings");
        same(Verb.EFA, "zeros", "--rotation simplimax --zeros 7", "rotation: simplimax, zeros: 7", "/loadings");
        same(Verb.EFA, "normalize", "--normalize kaiser", "normalize: kaiser", "/loadings");
        same(
                Verb.EFA,
                "target",
                "--rotation targetQ --target TARGET",
                "rotation: targetQ, target: target.csv",
                "/loadings");
        same(Verb.EFA, "starts", "--starts 2", "starts: 2", "/rotation_minima");
        same(Verb.EFA, "se", "--se robust", "se: robust", "/precision");
        same(Verb.EFA, "bootstrap", "--se bootstrap --bootstrap 25", "se: bootstrap, bootstrap: 25", "/precision");
        same(Verb.EFA, "most-factors", "--most-factors 2", "most_factors: 2", "/retention");
        same(Verb.EFA, "simulations", "--simulations 30", "simulations: 30", "/retention");
        same(
                Verb.EFA,
                "comparison-data",
                "--comparison-data with --most-factors 1",
                "comparison_data: true, most_factors: 1",
                "/retention");
        same(Verb.GAPS, "missing", "--missing listwise", "missing: listwise", "/loadings");
        model("likelihood", FACTORS, "--likelihood wishart", "likelihood: wishart", "/fit");
        model("no-fixed-x", "visual =~ x1 + x2 + x3; visual ~ x9", "--no-fixed-x", "fixed_x: false", "/npar");
        model("mi-delta", FACTORS, "--modindices --mi-delta 0.2", "mi_delta: 0.2", "/modification_indices");
        model("validity", FACTORS, "--validity", "validity: true", "/validity");
        model("bootstrap", FACTORS, "--bootstrap 10", "bootstrap: 10", "/bootstrap");
        model("bollen-stine", FACTORS, "--bollen-stine 10", "bollen_stine: 10", "/bollen_stine");
        model(
                "difference-test",
                FACTORS,
                "--compare|" + GENERAL + "|--estimator MLM --difference-test satorra_2000",
                "estimator: MLM, difference_test: satorra.2000",
                "/comparison/differences/0/chisq_diff");
        model("gamma", BLOCKS, "--rotation oblimin --gamma -0.5", "rotation: oblimin, gamma: -0.5", "/parameters");
        model("epsilon", BLOCKS, "--epsilon 0.1", "epsilon: 0.1", "/parameters");
        model("kappa", BLOCKS, "--rotation cfQ --kappa 0.3", "rotation: cfQ, kappa: 0.3", "/parameters");
        model("zeros", BLOCKS, "--rotation simplimax --zeros 12", "rotation: simplimax, zeros: 12", "/parameters");
        model("normalize", BLOCKS, "--normalize kaiser", "normalize: kaiser", "/parameters");
        model(
                "target",
                BLOCKS,
                "--rotation targetQ --target THREE",
                "rotation: targetQ, target: three.csv",
                "/parameters");
        ALL.add(new Same(
                "invariance epsilon",
                Verb.INVARIANCE,
                BLOCKS + "|--epsilon 0.1",
                "epsilon: 0.1",
                "/levels/0/parameters"));
        model("estimator", FACTORS, "--estimator MLR", "estimator: MLR", "/fit");
        model("information", FACTORS, "--information observed", "information: observed", "/parameters");
        model("se", FACTORS, "--se robust.sem", "se: robust.sem", "/parameters");
        model("test", FACTORS, "--test satorra.bentler", "test: satorra.bentler", "/fit");
        model(
                "preset",
                "visual =~ 1*x1 + x2 + x3; x1 ~~ x1; x2 ~~ x2; x3 ~~ x3",
                "--preset growth",
                "preset: growth",
                "/parameters");
        model("meanstructure", FACTORS, "--meanstructure", "meanstructure: true", "/parameters");
        model("orthogonal", FACTORS, "--orthogonal", "orthogonal: true", "/parameters");
        model("std-lv", FACTORS, "--std-lv", "std_lv: true", "/parameters");
        model("rotation", BLOCKS, "--rotation quartimin", "rotation: quartimin", "/parameters");
        same(Verb.EFA, "correlation", "--correlation spearman", "correlation: spearman", "/loadings");
        same(Verb.EFA, "extraction", "--extraction ml", "extraction: ml", "/loadings");
        same(Verb.EFA, "factors", "--factors 3", "factors: 3", "/loadings");
        same(Verb.EFA, "rotation", "--rotation varimax", "rotation: varimax", "/loadings");
        same(Verb.DIF, "anchors", "--anchors ci1", "methods: [mantel, logistic], anchors: [ci1]", "");
        same(Verb.DIF, "reference", "--reference 2", "methods: [mantel, logistic], reference: '2'", "");
        same(Verb.GROUP, "covariates", "--covariates age", "covariates: [age]", "/ecometrics");
        same(Verb.GROUP, "likelihood", "--likelihood ml", "likelihood: ml", "/ecometrics");
        same(Verb.GROUP, "ordered", "--ordered probit", "ordered: probit", "/ordered_ecometrics");
        same(Verb.BORDERS, "neighbours", "--neighbours BORDERS", "neighbours: borders.csv", "/spatial");
        same(Verb.MOKKEN, "alpha", "--alpha 0.5", "alpha: 0.5", "");
        same(Verb.MOKKEN, "bound", "--bound 0.6", "bound: 0.6", "");
        same(Verb.MOKKEN, "grid", "--grid 0.1,0.5", "grid: [0.1, 0.5]", "");
        same(Verb.MOKKEN, "level", "--level 0.8", "level: 0.8", "");
        same(Verb.MOKKEN, "min-group", "--min-group 20", "min_group: 20", "");
        same(Verb.MOKKEN, "min-violation", "--min-violation 0.001", "min_violation: 0.001", "");
        same(Verb.DIF, "alpha", "--alpha 0.2", "methods: [mantel, logistic], alpha: 0.2", "");
        same(Verb.DIF_EFFECTS, "simulations", "--simulations 50", "methods: [irt], alpha: 0.9, simulations: 50", "");
        same(Verb.DIF, "methods", "--methods sibtest", "methods: [sibtest]", "");
        same(Verb.DIF, "theta", "--theta belonging", "methods: [mantel, logistic], theta: belonging", "");
        same(Verb.GROUP, "level", "--level 0.8", "level: 0.8", "/ecometrics");
        same(Verb.LARGE, "simulations", "--simulations 150", "simulations: 150", "/rwg/by_group");
        same(
                Verb.GROUP,
                "null",
                "--null mild=.1,.2,.3,.3,.1",
                "null_distributions: {mild: [.1, .2, .3, .3, .1]}",
                "/agreement/null_variances");
        same(
                Verb.GROUP,
                "thresholds",
                "--ordered logit --thresholds common",
                "ordered: logit, thresholds: common",
                "/ordered_ecometrics");
        same(Verb.IRT, "model", "--model gpcm", "model: gpcm", "");
        same(Verb.IRT, "compare", "--compare pcm,gpcm", "compare: [pcm, gpcm]", "");
        same(Verb.IRT, "se", "--se sandwich", "se: sandwich", "");
        same(Verb.IRT, "points", "--points 21", "points: 21", "");
        same(Verb.IRT, "factors", "--factors 2", "factors: 2", "");
        same(Verb.IRT, "rotation", "--factors 2 --rotation varimax", "factors: 2, rotation: varimax", "");
        same(Verb.IRT_GROUPS, "equal", "--equal slopes", "equal: slopes", "");
        same(Verb.IRT_GROUPS, "anchors", "--anchors ci1,ci2", "anchors: [ci1, ci2]", "");
        same(
                Verb.IRT_FACTORS,
                "structure",
                "--structure ci=~ci1+ci2+ci3;rw=~rw1+rw2+rw3",
                "structure: 'ci=~ci1+ci2+ci3;rw=~rw1+rw2+rw3'",
                "/slope_intercept");
        same(Verb.IRT_FACTORS, "specific", "--specific ci", "specific: [ci]", "/slope_intercept");
        same(
                Verb.IRT_FACTORS,
                "bifactor",
                "--structure ci=~ci1+ci2+ci3;rw=~rw1+rw2+rw3 --bifactor",
                "structure: 'ci=~ci1+ci2+ci3;rw=~rw1+rw2+rw3', bifactor: true",
                "/slope_intercept");
        same(Verb.ITEMS, "level", "--level 0.8", "level: 0.8", "/scales");
        same(Verb.ITEMS, "bootstrap", "--bootstrap 50", "bootstrap: 50", "/scales");
        same(Verb.ITEMS, "intervals", "--intervals quick", "intervals: quick", "/scales");
        same(Verb.ITEMS, "missing", "--missing listwise", "missing: listwise", "/scales");
        same(Verb.SCORE, "impute", "--impute two_way_error", "impute: two_way_error", "/descriptions");
        same(Verb.SCORE, "imputations", "--imputations 3", "imputations: 3", "/multiple_imputation");
        same(
                Verb.SCORE,
                "imputation-method",
                "--imputations 3 --imputation-method forest",
                "imputations: 3, imputation_method: forest",
                "/multiple_imputation");
    }

    static List<Same> all() {
        return ALL;
    }

    @BeforeAll
    static void writeFiles() throws IOException {
        Files.writeString(folder.resolve("instrument.yaml"), instrument(List.of("ci")));
        Files.writeString(folder.resolve("two.yaml"), instrument(List.of("ci", "rw")));
        Files.writeString(folder.resolve("panel.yaml"), instrument(List.of("n_ci", "w_ci")));
        Files.writeString(
                folder.resolve("people.csv"),
                String.join(
                        "\n",
                        Files.readAllLines(Path.of("datasets/collective-efficacy/contexts.csv"))
                                .subList(0, 301)));
        Files.writeString(folder.resolve("target.csv"), """
                item,f1,f2
                x1,1,0
                x2,1,0
                x3,1,0
                x4,0,
                x5,0,
                x6,0,
                x7,,1
                x8,,1
                x9,,1
                """);
        Files.writeString(
                folder.resolve("borders.csv"), "group,neighbour,weight\nA01,A02,1\nA02,A03,2\nA03,A04,2\nA04,A05,1\n");
        Files.writeString(folder.resolve("three.csv"), """
                item,f1,f2,f3
                x1,1,0,0
                x2,1,0,0
                x3,1,0,0
                x4,0,1,0
                x5,0,1,0
                x6,0,1,0
                x7,,,1
                x8,,,1
                x9,,,1
                """);
    }

    /** The item of each subscale of the bundled instrument that is reverse-keyed. */
    private static final int REVERSED = 4;

    /** Subscales of four items each. */
    private static String instrument(List<String> subscales) {
        StringBuilder text = new StringBuilder("""
                id: efficacy
                version: '1'
                title: Efficacy
                citations:
                  - text: none
                wording: not included
                languages: [en]
                scales:
                  - id: agreement
                    type: rating
                    direction: more
                    points:
                      - {value: 1, label: a}
                      - {value: 2, label: b}
                      - {value: 3, label: c}
                      - {value: 4, label: d}
                      - {value: 5, label: e}
                scoring:
                  method: mean
                  least_share: 0.9
                  at_exactly_the_share: scored
                items:
                """);
        for (String subscale : subscales) {
            for (int item = 1; item <= 4; item++) {
                text.append("  - {id: " + subscale + item + ", scale: agreement, subscale: " + subscale
                        + ", content: item" + (subscale.contains("_") && item == REVERSED ? ", reversed: true" : "")
                        + "}\n");
            }
        }
        text.append("subscales:\n");
        subscales.forEach(id -> text.append("  - {id: " + id + ", title: Efficacy, direction: more}\n"));
        return text.toString();
    }

    private static String file(String text) {
        return switch (text) {
            case "PUPILS" ->
                Path.of("datasets/holzinger1939/holzinger1939.csv")
                        .toAbsolutePath()
                        .toString();
            case "PANEL" ->
                Path.of("datasets/collective-efficacy/panel.csv")
                        .toAbsolutePath()
                        .toString();
            case "CONTEXTS" -> folder.resolve("panel.yaml").toString();
            case "PEOPLE" -> folder.resolve("people.csv").toString();
            case "TWO" -> folder.resolve("two.yaml").toString();
            case "INSTRUMENT" -> folder.resolve("instrument.yaml").toString();
            case "TARGET" -> folder.resolve("target.csv").toString();
            case "BORDERS" -> folder.resolve("borders.csv").toString();
            case "THREE" -> folder.resolve("three.csv").toString();
            default -> text;
        };
    }

    /** The answer of a verb; what stands between bars is one word, and the words after it are parted by blanks. */
    private static JsonNode ofVerb(Verb verb, String words) throws IOException {
        String line = verb.usual + " " + words;
        if (!ANSWERS.containsKey(line)) {
            List<String> arguments = new ArrayList<>();
            for (String word : verb.usual.split(" ")) {
                arguments.add(file(word));
            }
            for (String part : words.split("\\|")) {
                boolean one = part.contains("=~") && !part.startsWith("--");
                for (String word : one ? List.of(part) : List.of(part.split(" "))) {
                    overwrite(arguments, word);
                }
            }
            arguments.addAll(List.of("--format", "json", "--quiet"));
            arguments.removeIf(String::isEmpty);
            CommandRun run = CommandRun.kith(arguments.toArray(String[]::new));
            assertThat(run.out()).as(run.err()).isNotEmpty();
            ANSWERS.put(line, JSON.readTree(run.out()).get("result"));
        }
        return ANSWERS.get(line);
    }

    /** An option takes the place of the usual one of the same name. */
    private static void overwrite(List<String> arguments, String word) {
        int usual = word.startsWith("--") ? arguments.indexOf(word) : -1;
        if (usual >= 0) {
            arguments.remove(usual + 1);
            arguments.remove(usual);
        }
        arguments.add(file(word));
    }

    private static JsonNode ofStudy(Same setting) throws IOException {
        return JSON.readTree(JsonWriter.write(StudyTree.of(results(setting))))
                .get("result")
                .get(setting.verb().analysis);
    }

    private static StudyResults results(Same setting) throws IOException {
        Verb verb = setting.verb();
        Map<String, String> keys = new LinkedHashMap<>();
        for (String pair : (verb.usualKeys + ", " + setting.keys()).split(", (?=[a-z_']+:)")) {
            if (!pair.isBlank()) {
                keys.put(pair.split(":")[0].strip(), pair.strip());
            }
        }
        if (verb.section.equals("model")) {
            keys.put("syntax", "syntax: '" + setting.words().split("\\|")[0] + "'");
        }
        String study = "id: one\ntitle: One\ninstrument: " + file(verb.instrument) + "\ndata: {file: "
                + file(verb.data) + (verb == Verb.GROUP ? ", cluster: objectives" : "")
                + (verb == Verb.BORDERS ? ", cluster: cluster" : "")
                + (verb == Verb.LARGE ? ", cluster: gender" : "") + ", id: id}\n"
                + (verb == Verb.DIF || verb == Verb.DIF_EFFECTS || verb == Verb.IRT_GROUPS ? "compare: gender\n" : "")
                + (verb == Verb.INVARIANCE
                        ? "compare: school\ninvariance: {levels: [configural], partial: none}\n"
                        : "")
                + "analyses: [" + verb.analysis + "]\nseed: 3\n" + verb.section + ":\n  "
                + String.join("\n  ", keys.values()) + "\n";
        Path path = folder.resolve("study.yaml");
        Files.writeString(path, study);
        StudyResults results = StudyRunner.run(StudyReader.read(path), Parallel.allCores(), Progress.SILENT);
        assertThat(results.notDone()).as(study).isEmpty();
        return results;
    }

    @ParameterizedTest
    @MethodSource("all")
    void aKeyHasTheEffectOfTheOption(Same setting) throws IOException {
        JsonNode study = ofStudy(setting).at(setting.ofStudy());
        JsonNode verb = ofVerb(setting.verb(), setting.words()).at(setting.ofVerb());
        assertThat(verb.isMissingNode()).as(setting.option()).isFalse();
        assertThat(study).as(setting.option()).isEqualTo(verb);
        String without = setting.words().contains("|") ? setting.words().split("\\|")[0] : "";
        assertThat(ofVerb(setting.verb(), without).at(setting.ofVerb()))
                .as(setting.option())
                .isNotEqualTo(verb);
    }

    /** Subscales of the instrument that name the columns of each context do what {@code --within} does. */
    @Test
    void contextsAsSubscales() throws IOException {
        Same setting = new Same("items within", Verb.PANEL, "", "level: 0.95", "");
        assertThat(ofStudy(setting).at("/difference_scores/0"))
                .isEqualTo(ofVerb(Verb.PANEL, "").at("/difference_scores/0"));
    }

    /**
     * Those of agreement, change, invariance and network are tested by {@code AgreementAnalysisTest},
     * {@code LongitudinalAnalysisTest}, {@code ComparisonKeysTest} and {@code NetworkAnalysisTest}.
     */
    @Test
    void theTableHasEveryKey() throws IOException {
        List<String> table = ALL.stream().map(Same::option).toList();
        assertThat(table).doesNotHaveDuplicates();
        assertThat(StudyKeysTest.stated().stream()
                        .filter(option ->
                                !option.matches("(agreement|change|invariance|network|pool|screen|shorten) .*"))
                        .filter(option -> !table.contains(option)))
                .containsExactlyInAnyOrder(
                        "cfa bounds", "cfa missing", "cfa model", "cfa ordered", "cfa parameterization", "cfa starts");
    }
}
