package kith.study;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.StudyFile;
import kith.analysis.StudyModel;
import kith.data.DataRequest;
import kith.data.DataSource;
import kith.data.Roles;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.instrument.InstrumentReader;
import kith.prespecification.FrozenPlan;
import kith.prespecification.PlanComparison;
import kith.sem.ModelScales;
import kith.sem.model.ModelSyntax;
import kith.sem.model.ProductName;
import kith.setup.StudyDraft;
import kith.yaml.Checksum;
import kith.yaml.YamlDocument;
import kith.yaml.YamlMapping;
import kith.yaml.YamlSchema;

/** Reads a study from YAML and tells everything that is wrong with it. */
public final class StudyReader {

    /** The smallest group whose statistics are reported, where the study does not state it. */
    static final int SMALLEST_CELL = 5;

    private static final YamlSchema SCHEMA = YamlSchema.resource("/datasets/study.schema.json");

    private final Path file;
    private final byte[] bytes;
    private final Optional<Found> drafted;
    private final ResponsesFile responses;
    private final YamlDocument document;
    private final YamlMapping root;
    private final Problems problems = new Problems();

    private StudyReader(
            Path file, byte[] bytes, YamlDocument document, Optional<Found> drafted, ResponsesFile responses) {
        this.responses = responses;
        this.file = file;
        this.bytes = bytes;
        this.drafted = drafted;
        this.document = document;
        this.root = document.mapping();
    }

    /** @throws InputException with everything that is wrong */
    public static Study read(Path file) {
        YamlDocument document = YamlDocument.read(file);
        SCHEMA.require(document);
        return new StudyReader(file, Checksum.bytes(file), document, Optional.empty(), ResponsesFile.REQUIRED).study();
    }

    /**
     * A study whose file of responses need not be there yet.
     *
     * @throws InputException with everything that is wrong
     */
    public static Study planned(Path file) {
        YamlDocument document = YamlDocument.read(file);
        SCHEMA.require(document);
        return new StudyReader(file, Checksum.bytes(file), document, Optional.empty(), ResponsesFile.AWAITED).study();
    }

    /** The text of a study file that was read. */
    public static String text(Path file) {
        String text = new String(Checksum.bytes(file), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The name of the file that holds the plan of a study: {@code study.plan.yaml} beside {@code study.yaml}. */
    public static Path planOf(Path file) {
        return file.resolveSibling(name(file).replaceFirst("\\.ya?ml$", "") + ".plan.yaml");
    }

    /**
     * A study that was drafted from a data file and is in no file of its own.
     *
     * @param folder that the draft's names of files start from
     * @throws InputException with everything that is wrong
     */
    public static Study drafted(StudyDraft draft, Path folder) {
        YamlDocument document = YamlDocument.of("drafted study", draft.study());
        SCHEMA.require(document);
        Instrument instrument = InstrumentReader.read(YamlDocument.of("drafted instrument", draft.instrument()));
        byte[] text = draft.instrument().getBytes(StandardCharsets.UTF_8);
        Found found =
                new Found(instrument, new RunManifest.Input("instrument", "drafted instrument", Checksum.of(text)));
        return new StudyReader(
                        folder.resolve("drafted study"),
                        draft.study().getBytes(StandardCharsets.UTF_8),
                        document,
                        Optional.of(found),
                        ResponsesFile.REQUIRED)
                .study();
    }

    private Study study() {
        Optional<Found> found = drafted.isPresent() ? drafted : instrument();
        YamlMapping data = root.mapping("data").orElseThrow();
        DataKeys columns = new DataKeys(file, document, data, responses == ResponsesFile.REQUIRED, problems);
        DataSource source = columns.source();
        Roles roles = columns.roles();
        Optional<String> compare =
                root.scalar("compare").map(name -> name.text()).or(roles::context);
        if (compare.isPresent() && !roles.parting().contains(compare.get())) {
            roles = roles.withGroup(compare.get());
        }
        StudyModel model = new ModelReader(document, folder(), problems).model(name(file));
        if (found.isEmpty()) {
            problems.throwIfAny();
        }
        Instrument instrument = found.orElseThrow().instrument();
        StudyFile settings = new StudyFile(document, folder(), instrument, roles, compare, model);
        List<Analysis<?>> analyses = new ArrayList<>();
        Analyses.kinds().forEach(kind -> analyses.add(kind.reader().read(settings, problems)));
        problems.throwIfAny();
        return new Study(
                root.text("id"),
                root.text("title"),
                root.text("description", "").strip(),
                root.texts("authors"),
                root.text("date", ""),
                root.text(
                        "language",
                        instrument.languages().isEmpty()
                                ? "en"
                                : instrument.languages().get(0)),
                instrument,
                DataRequest.of(source)
                        .withItemsOf(instrument)
                        .withNumbersIfPresent(
                                model.syntax().map(StudyReader::variables).orElse(List.of()))
                        .withNumbersIfPresent(analyses.stream()
                                .flatMap(analysis -> analysis.numbers().stream())
                                .toList())
                        .withRoles(roles)
                        .withOthers(DataRequest.Others.AS_TEXT),
                compare,
                by(compare),
                root.mapping("labels").map(YamlMapping::textsByKey).orElse(Map.of()),
                model,
                analyses,
                asked(settings),
                root.scalar("seed")
                        .map(seed -> new BigDecimal(seed.text()).longValueExact())
                        .orElse(1L),
                root.scalar("smallest_cell").map(least -> least.wholeNumber()).orElse(SMALLEST_CELL),
                inputs(found.orElseThrow(), analyses),
                plan(found.orElseThrow()));
    }

    private Optional<String> by(Optional<String> compare) {
        Optional<String> column = root.scalar("by").map(name -> name.text());
        if (column.isPresent() && column.equals(compare)) {
            problems.add(document.problem(
                    root.valueMark("by"),
                    "“" + column.get() + "” is also the column whose groups are compared",
                    "another column, since each part of the study has one of its groups only",
                    "leave out `by`, or name another column under `compare`"));
            problems.throwIfAny();
        }
        return column;
    }

    private List<RunManifest.Input> inputs(Found found, List<Analysis<?>> analyses) {
        List<RunManifest.Input> inputs =
                new ArrayList<>(List.of(new RunManifest.Input("study", name(file), Checksum.of(bytes)), found.input()));
        for (String analysis : List.of("efa", "model")) {
            root.mapping(analysis)
                    .flatMap(keys -> keys.scalar("target"))
                    .map(target -> DataKeys.beside(file, target.text()))
                    .ifPresent(target -> inputs.add(
                            new RunManifest.Input("target", name(target), Checksum.of(Checksum.bytes(target)))));
        }
        analyses.forEach(analysis -> analysis.files().forEach((content, path) -> {
            if (Files.isRegularFile(path)) {
                inputs.add(new RunManifest.Input(content, name(path), Checksum.of(Checksum.bytes(path))));
            }
        }));
        return inputs;
    }

    /** The observed variables of a model, and those whose products it has. */
    private static List<String> variables(ModelSyntax syntax) {
        Set<String> names = new LinkedHashSet<>(ModelScales.observed(syntax));
        for (String name : List.copyOf(names)) {
            ProductName.of(name).ifPresent(product -> names.addAll(List.of(product.first(), product.second())));
        }
        return List.copyOf(names);
    }

    /** Whether the file of responses has to be there. */
    private enum ResponsesFile {
        REQUIRED,
        AWAITED
    }

    /** How the study stands to the plan that lies beside it; empty without one. */
    private Optional<PlanComparison> plan(Found found) {
        Path plan = planOf(file);
        return drafted.isEmpty() && responses == ResponsesFile.REQUIRED && Files.isRegularFile(plan)
                ? Optional.of(PlanComparison.of(
                        FrozenPlan.read(plan), root, found.input().sha256()))
                : Optional.empty();
    }

    private record Found(Instrument instrument, RunManifest.Input input) {}

    private Optional<Found> instrument() {
        String named = root.text("instrument");
        boolean own = InstrumentLibrary.isPath(named);
        Path path = DataKeys.beside(file, named);
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

    /** Those that are named, or else the usual ones. */
    private Set<String> asked(StudyFile settings) {
        List<String> named = root.texts("analyses");
        return named.isEmpty()
                ? Analyses.kinds().stream()
                        .filter(kind -> kind.wanted().test(settings))
                        .map(AnalysisKind::id)
                        .collect(Collectors.toSet())
                : Set.copyOf(named);
    }

    private Path folder() {
        return file.toAbsolutePath().getParent();
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
