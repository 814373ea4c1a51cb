package kith.study;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.data.DataRequest;
import kith.data.DataSource;
import kith.data.DecimalMark;
import kith.data.FileLayout;
import kith.data.Roles;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.instrument.InstrumentReader;
import kith.invariance.DecisionRule;
import kith.invariance.Level;
import kith.sem.Bounds;
import kith.sem.Estimator;
import kith.sem.Missing;
import kith.sem.ModelScales;
import kith.sem.model.ModelOptions.Parameterization;
import kith.sem.model.ModelSyntax;
import kith.yaml.YamlDocument;
import kith.yaml.YamlMapping;
import kith.yaml.YamlSchema;

/** Reads a study from YAML and tells everything that is wrong with it. */
public final class StudyReader {

    private static final YamlSchema SCHEMA = YamlSchema.resource("/datasets/study.schema.json");

    private final Path file;
    private final YamlDocument document;
    private final YamlMapping root;
    private final Problems problems = new Problems();

    private StudyReader(Path file, YamlDocument document) {
        this.file = file;
        this.document = document;
        this.root = document.mapping();
    }

    /** @throws InputException with everything that is wrong */
    public static Study read(Path file) {
        YamlDocument document = YamlDocument.read(file);
        SCHEMA.require(document);
        return new StudyReader(file, document).study();
    }

    private Study study() {
        Optional<Found> found = instrument();
        YamlMapping data = root.mapping("data").orElseThrow();
        DataSource source = source(data);
        Roles roles = roles(data);
        Optional<String> compare =
                root.scalar("compare").map(name -> name.text()).or(roles::context);
        if (compare.isPresent() && !roles.parting().contains(compare.get())) {
            roles = roles.withGroup(compare.get());
        }
        Study.Comparisons invariance = invariance();
        Study.Model model = model();
        problems.throwIfAny();
        Instrument instrument = found.orElseThrow().instrument();
        return new Study(
                root.text("id"),
                root.text("title"),
                root.text("description", "").strip(),
                root.text(
                        "language",
                        instrument.languages().isEmpty()
                                ? "en"
                                : instrument.languages().get(0)),
                instrument,
                DataRequest.of(source)
                        .withItemsOf(instrument)
                        .withNumbersIfPresent(model.syntax()
                                .map(ModelScales::observed)
                                .map(List::copyOf)
                                .orElse(List.of()))
                        .withRoles(roles)
                        .withOthers(DataRequest.Others.AS_TEXT),
                compare,
                root.mapping("labels").map(YamlMapping::textsByKey).orElse(Map.of()),
                model,
                invariance,
                analyses(compare),
                root.scalar("seed").map(seed -> (long) seed.number()).orElse(1L),
                List.of(
                        new RunManifest.Input("study", name(file), Checksum.of(Checksum.bytes(file))),
                        found.orElseThrow().input()));
    }

    private record Found(Instrument instrument, RunManifest.Input input) {}

    private Optional<Found> instrument() {
        String named = root.text("instrument");
        boolean own = InstrumentLibrary.isPath(named);
        Path path = beside(named);
        if (own && !Files.isRegularFile(path)) {
            problems.add(document.problem(
                    root.valueMark("instrument"),
                    "there is no file “" + named + "”",
                    "the path of an instrument file, from the folder of the study file",
                    "correct the path"));
            return Optional.empty();
        }
        try {
            Instrument instrument = own ? InstrumentReader.read(path) : InstrumentLibrary.bundled(named);
            byte[] bytes =
                    own ? Checksum.bytes(path) : InstrumentLibrary.text(named).getBytes(StandardCharsets.UTF_8);
            String name = own ? name(path) : named + ".yaml";
            return Optional.of(new Found(instrument, new RunManifest.Input("instrument", name, Checksum.of(bytes))));
        } catch (InputException wrong) {
            problems.addAll(wrong.problems());
            return Optional.empty();
        }
    }

    private DataSource source(YamlMapping data) {
        String named = data.text("file");
        Path path = beside(named);
        if (!Files.isRegularFile(path)) {
            problems.add(document.problem(
                    data.valueMark("file"),
                    "there is no file “" + named + "”",
                    "the path of the file of answers, from the folder of the study file",
                    "correct the path"));
        }
        DataSource source = DataSource.of(path).ofStudyFile().withLayout(layout(data));
        if (data.scalar("sheet").isPresent()) {
            source = source.withSheet(data.text("sheet"));
        }
        return data.sequence("missing_codes").isPresent()
                ? source.withMissingCodes(data.texts("missing_codes"))
                : source;
    }

    private FileLayout layout(YamlMapping data) {
        FileLayout layout = FileLayout.USUAL.withSkippedRows(
                data.texts("skip_rows").stream().map(Integer::valueOf).toList());
        if (data.scalar("delimiter").isPresent()) {
            String named = data.text("delimiter");
            layout = layout.withDelimiter(named.equals("tab") ? '\t' : named.charAt(0));
        }
        if (data.scalar("decimal").isPresent()) {
            layout = layout.withDecimal(DecimalMark.valueOf(data.text("decimal").toUpperCase(Locale.ROOT)));
        }
        if (data.scalar("header_row").isPresent()) {
            layout = layout.withHeaderRow(Integer.parseInt(data.text("header_row")));
        }
        if (data.scalar("encoding").isPresent()) {
            try {
                String where = name(file) + ": data.encoding";
                layout = layout.withEncoding(FileLayout.encodingNamed(where, data.text("encoding")));
            } catch (InputException wrong) {
                problems.addAll(wrong.problems());
            }
        }
        return layout;
    }

    private static Roles roles(YamlMapping data) {
        Roles roles = Roles.none();
        if (data.scalar("id").isPresent()) {
            roles = roles.withId(data.text("id"));
        }
        if (data.scalar("context").isPresent()) {
            roles = roles.withContext(data.text("context"));
        }
        for (String group : data.texts("groups")) {
            roles = roles.withGroup(group);
        }
        if (data.scalar("cluster").isPresent()) {
            roles = roles.withCluster(data.text("cluster"));
        }
        if (data.scalar("wave").isPresent()) {
            roles = roles.withWave(data.text("wave"));
        }
        if (data.scalar("arm").isPresent()) {
            roles = roles.withArm(data.text("arm"));
        }
        return data.scalar("weight").isPresent() ? roles.withWeight(data.text("weight")) : roles;
    }

    private Study.Model model() {
        Optional<YamlMapping> model = root.mapping("model");
        Study.Model.Ordered ordered =
                model.map(m -> m.text("answers", "numbers")).orElse("numbers").equals("ordered")
                        ? Study.Model.Ordered.ALL
                        : Study.Model.Ordered.NONE;
        String usual = ordered == Study.Model.Ordered.ALL ? "WLSMV" : "ML";
        Estimator estimator = Estimator.named(
                        model.map(m -> m.text("estimator", usual)).orElse(usual))
                .orElseThrow();
        if ((ordered == Study.Model.Ordered.ALL) && !estimator.takesOrdered()) {
            problems.add(document.problem(
                    model.orElseThrow().valueMark("estimator"),
                    estimator + " takes no ordered answers",
                    "WLSMV or another estimator of the weighted or unweighted kind",
                    "choose one of these, or take the answers as numbers"));
        }
        return new Study.Model(
                model.flatMap(m -> m.scalar("syntax")).flatMap(syntax -> syntax(syntax.text())),
                estimator,
                model.flatMap(m -> m.scalar("missing"))
                        .map(word -> Missing.valueOf(word.text().toUpperCase(Locale.ROOT))),
                ordered,
                Parameterization.valueOf(model.map(m -> m.text("parameterization", "delta"))
                        .orElse("delta")
                        .toUpperCase(Locale.ROOT)),
                Bounds.named(model.map(m -> m.text("bounds", "none")).orElse("none"))
                        .orElseThrow());
    }

    private Optional<ModelSyntax> syntax(String text) {
        try {
            return Optional.of(ModelSyntax.parse(name(file) + ": model", text).requireFormulas());
        } catch (InputException wrong) {
            problems.addAll(wrong.problems());
            return Optional.empty();
        }
    }

    private Study.Comparisons invariance() {
        Optional<YamlMapping> invariance = root.mapping("invariance");
        DecisionRule decision = invariance
                .flatMap(one -> DecisionRule.named(one.text("decide_by", DecisionRule.SEARCH.id())))
                .orElse(DecisionRule.SEARCH);
        int permutations = invariance
                .flatMap(one -> one.scalar("permutations"))
                .map(count -> (int) count.number())
                .orElse(0);
        if (decision == DecisionRule.PERMUTATION && permutations == 0) {
            problems.add(document.problem(
                    invariance.orElseThrow().valueMark("decide_by"),
                    "permutation without permutations",
                    "a number of permutations, such as 1000",
                    "add `permutations: 1000` under `invariance:`"));
        }
        return new Study.Comparisons(
                levels(),
                decision,
                invariance.map(one -> one.texts("free")).orElse(List.of()),
                invariance.map(one -> one.texts("referents")).orElse(List.of()),
                permutations);
    }

    private List<Level> levels() {
        List<String> named = root.mapping("invariance")
                .map(invariance -> invariance.texts("levels"))
                .orElse(List.of());
        List<Level> levels = new ArrayList<>();
        named.forEach(word -> levels.add(Level.valueOf(word.toUpperCase(Locale.ROOT))));
        for (int i = 1; i < levels.size(); i++) {
            if (levels.get(i).compareTo(levels.get(i - 1)) < 0) {
                problems.add(document.problem(
                        root.mapping("invariance").orElseThrow().valueMark("levels"),
                        "“" + named.get(i) + "” after “" + named.get(i - 1) + "”",
                        "levels from the loosest: configural, thresholds, metric, scalar, strict, variances, covariances, means",
                        "put them in this order"));
            }
        }
        return levels;
    }

    /** Those that are named, or else all; invariance only where the study names groups or says what is tested across them. */
    private Set<Analysis> analyses(Optional<String> compare) {
        List<String> named = root.texts("analyses");
        if (named.isEmpty()) {
            return compare.isPresent() || root.mapping("invariance").isPresent()
                    ? EnumSet.allOf(Analysis.class)
                    : EnumSet.complementOf(EnumSet.of(Analysis.INVARIANCE));
        }
        Set<Analysis> analyses = EnumSet.noneOf(Analysis.class);
        named.forEach(word -> analyses.add(Analysis.valueOf(word.toUpperCase(Locale.ROOT))));
        return analyses;
    }

    private Path beside(String named) {
        Path folder = file.toAbsolutePath().getParent();
        return folder.resolve(named).normalize();
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
