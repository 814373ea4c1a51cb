package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a verb can be told, a study file can state: every option of every verb that is an analysis of studies has a key
 * of the study, or a written reason why it needs none.
 */
class StudyKeysTest {

    /** Verbs that are analyses of studies, with the key of their settings. */
    private static final Map<String, String> VERBS = Map.ofEntries(
            Map.entry("screen", "screen"),
            Map.entry("score", "scores"),
            Map.entry("items", "items"),
            Map.entry("efa", "efa"),
            Map.entry("cfa", "model"),
            Map.entry("invariance", "invariance"),
            Map.entry("group", "group"),
            Map.entry("network", "network"),
            Map.entry("mokken", "mokken"),
            Map.entry("dif", "dif"),
            Map.entry("irt", "irt"),
            Map.entry("change", "change"),
            Map.entry("shorten", "shorten"),
            Map.entry("pool", "pool"),
            Map.entry("agreement", "agreement"));

    /** Options under another name in a study, as a path of keys. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("data", "data.file"),
            Map.entry("sheet", "data.sheet"),
            Map.entry("delimiter", "data.delimiter"),
            Map.entry("decimal", "data.decimal"),
            Map.entry("encoding", "data.encoding"),
            Map.entry("screen time", "screen.time"),
            Map.entry("rows", "data.rows"),
            Map.entry("join", "data.join"),
            Map.entry("by", "data.join"),
            Map.entry("dictionary", "data.dictionary"),
            Map.entry("header-row", "data.header_row"),
            Map.entry("skip-rows", "data.skip_rows"),
            Map.entry("missing-code", "data.missing_codes"),
            Map.entry("id", "data.id"),
            Map.entry("cluster", "data.cluster"),
            Map.entry("weights", "data.weight"),
            Map.entry("time", "data.wave"),
            Map.entry("arm", "data.arm"),
            Map.entry("group", "compare"),
            Map.entry("seed", "seed"),
            Map.entry("smallest-cell", "smallest_cell"),
            Map.entry("instrument", "instrument"),
            Map.entry("cfa model", "model.syntax"),
            Map.entry("cfa ordered", "model.answers"),
            Map.entry("invariance ordered", "model.answers"),
            Map.entry("shorten weight", "shorten.weights"),
            Map.entry("cutoff", "invariance.cutoffs"),
            Map.entry("covariance", "change.structure"),
            Map.entry("change subscale", "change.score"),
            Map.entry("change scores", "change.score"),
            Map.entry("cfa no-fixed-x", "model.fixed_x"),
            Map.entry("category", "network.categories"),
            Map.entry("number", "network.numbers"),
            Map.entry("rating", "network.ratings"),
            Map.entry("network score", "network.scores"),
            Map.entry("null", "group.null_distributions"),
            Map.entry("anchor", "change.anchor.column"),
            Map.entry("anchor-improved", "change.anchor.improved"),
            Map.entry("anchor-stable", "change.anchor.stable"),
            Map.entry("anchor-reliability", "change.anchor.reliability"),
            Map.entry("functional-mean", "change.functional.mean"),
            Map.entry("functional-sd", "change.functional.sd"));

    private static final String SINGLE = "values of single respondents or groups, of which a report has none";

    /** Options that a study needs no key for. */
    private static final Map<String, String> NEEDLESS = Map.ofEntries(
            Map.entry("help", "of the command line"),
            Map.entry("version", "of the command line"),
            Map.entry("debug", "of the command line"),
            Map.entry("quiet", "of the command line"),
            Map.entry("strict", "of the command line; also an option of run"),
            Map.entry("threads", "of the machine; also an option of run"),
            Map.entry("format", "a study writes all its reports"),
            Map.entry("output", "a study writes all its reports"),
            Map.entry("raw", "of the command line"),
            Map.entry("cfa link", "a study fits ordered responses at two levels by WLSMV, whose link is probit"),
            Map.entry("matrix", "a study has responses"),
            Map.entry("moments", "a study has responses"),
            Map.entry("-n", "a study has responses"),
            Map.entry("prefix", "a matter of the names of columns in a file"),
            Map.entry("items", "the instrument says it"),
            Map.entry("reverse", "the instrument says it"),
            Map.entry("scale", "the instrument says it"),
            Map.entry("scale-min", "the instrument says it"),
            Map.entry("scale-max", "the instrument says it"),
            Map.entry("total", "the instrument says it"),
            Map.entry("least", "the scoring rule of the instrument says it"),
            Map.entry("shorten facet", "the subscales of the instrument are the facets of its total"),
            Map.entry("norms", SINGLE),
            Map.entry("audit", SINGLE),
            Map.entry("write-norms", "norms are made once, of a sample of their own, by the verb"),
            Map.entry("norm-covariate", "norms are made once, of a sample of their own, by the verb"),
            Map.entry("norm-terms", "norms are made once, of a sample of their own, by the verb"),
            Map.entry("salt", SINGLE),
            Map.entry("score spss", SINGLE),
            Map.entry("score trait-table", SINGLE),
            Map.entry("cfa score-method", SINGLE),
            Map.entry("cfa scores", SINGLE),
            Map.entry("cfa power", "of promax, which efa() blocks do not take"),
            Map.entry("invariance power", "of promax, which efa() blocks do not take"),
            Map.entry("efa score-method", SINGLE),
            Map.entry("efa scores", SINGLE),
            Map.entry("group scores", SINGLE),
            Map.entry("network measures", SINGLE),
            Map.entry("irt scores", SINGLE),
            Map.entry("irt score-method", SINGLE),
            Map.entry("irt score-table", "results.json always has it"),
            Map.entry("irt test-information", "results.json always has it"),
            Map.entry(
                    "items within",
                    "subscales of the instrument name the columns of each context; see SameSettingsTest"),
            Map.entry("cfa compare", "a study compares its model with the instrument's alternatives"),
            Map.entry("cfa modindices", "a report always has them"),
            Map.entry("cfa residuals", "a report always has them"),
            Map.entry("cfa standardized", "a report always has them"),
            Map.entry(
                    "cfa equal",
                    "a study fits its structure in the total sample; invariance.levels says what is equal over groups"),
            Map.entry("cfa free", "invariance.free says it, for the levels of invariance"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Set<String> keys(JsonNode node, JsonNode root, String path) {
        Set<String> keys = new LinkedHashSet<>();
        JsonNode own = node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
        own.path("properties").fields().forEachRemaining(property -> {
            String key = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            keys.add(key);
            keys.addAll(keys(property.getValue(), root, key));
        });
        return keys;
    }

    /** Where the keys of a verb are: models of structure and invariance are estimated as {@code model:} says. */
    private static List<String> under(String verb, String settings) {
        return verb.equals("cfa") || verb.equals("invariance") ? List.of(settings, "model") : List.of(settings);
    }

    private static Set<String> unstated() throws IOException {
        JsonNode schema = JSON.readTree(Path.of("datasets/study.schema.json").toFile());
        Set<String> keys = keys(schema, schema, "");
        Set<String> unstated = new TreeSet<>();
        CommandLine line = Kith.commandLine(CommandRun.terminal());
        VERBS.forEach((verb, settings) -> {
            for (OptionSpec option :
                    line.getSubcommands().get(verb).getCommandSpec().options()) {
                String name = option.longestName().replaceFirst("^--", "");
                boolean known = under(verb, settings).stream()
                                .anyMatch(under -> keys.contains(under + "." + name.replace('-', '_')))
                        || keys.contains(ELSEWHERE.getOrDefault(verb + " " + name, ELSEWHERE.get(name)))
                        || NEEDLESS.containsKey(name)
                        || NEEDLESS.containsKey(verb + " " + name);
                if (!known) {
                    unstated.add(verb + " " + name);
                }
            }
        });
        return unstated;
    }

    /** Options with a key of the settings of their analysis or model: not those of the data. */
    static Set<String> stated() throws IOException {
        JsonNode schema = JSON.readTree(Path.of("datasets/study.schema.json").toFile());
        Set<String> keys = keys(schema, schema, "");
        Set<String> stated = new TreeSet<>();
        CommandLine line = Kith.commandLine(CommandRun.terminal());
        VERBS.forEach((verb, settings) -> {
            for (OptionSpec option :
                    line.getSubcommands().get(verb).getCommandSpec().options()) {
                String name = option.longestName().replaceFirst("^--", "");
                String elsewhere = ELSEWHERE.getOrDefault(verb + " " + name, ELSEWHERE.getOrDefault(name, ""));
                boolean own = under(verb, settings).stream()
                        .anyMatch(under -> keys.contains(under + "." + name.replace('-', '_')));
                boolean needless = NEEDLESS.containsKey(name) || NEEDLESS.containsKey(verb + " " + name);
                if (!needless && (own || elsewhere.contains(".") && !elsewhere.startsWith("data."))) {
                    stated.add(verb + " " + name);
                }
            }
        });
        return stated;
    }

    @Test
    void everyOptionHasAKeyOrAReason() throws IOException {
        assertThat(unstated()).isEmpty();
    }

    @Test
    void everyKeyThatIsNamedExists() throws IOException {
        JsonNode schema = JSON.readTree(Path.of("datasets/study.schema.json").toFile());
        assertThat(keys(schema, schema, "")).containsAll(ELSEWHERE.values());
    }

    @Test
    void everyReasonIsOfAnOption() {
        CommandLine line = Kith.commandLine(CommandRun.terminal());
        Set<String> options = VERBS.keySet().stream()
                .flatMap(verb -> line.getSubcommands().get(verb).getCommandSpec().options().stream()
                        .flatMap(option -> Arrays.stream(new String[] {
                            option.longestName().replaceFirst("^--", ""),
                            verb + " " + option.longestName().replaceFirst("^--", "")
                        })))
                .collect(Collectors.toSet());
        assertThat(options).containsAll(NEEDLESS.keySet()).containsAll(ELSEWHERE.keySet());
    }
}
