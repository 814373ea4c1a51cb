package kith.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kith.data.DataSet;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.finding.Suggestion;
import kith.report.document.Block;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.CfaSection;
import kith.report.section.Labels;
import kith.report.section.ModelDetails;
import kith.report.section.SemTree;
import kith.sem.Bootstrap;
import kith.sem.BootstrapAnswer;
import kith.sem.ConstructValidity;
import kith.sem.Estimator;
import kith.sem.FitOptions.Likelihood;
import kith.sem.FittedModel;
import kith.sem.ModificationIndex;
import kith.sem.Sem;
import kith.sem.SemFit;
import kith.sem.StandardizedBy;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelSyntax;
import kith.sem.model.Preset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code cfa}. */
@Command(
        name = "cfa",
        description = "Fits a confirmatory factor analysis, or any structural equation model in lavaan's syntax.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith cfa -d pupils.csv --model 'visual =~ x1 + x2 + x3; speed =~ x7 + x8 + x9' --estimator MLR"
        })
final class CfaCommand implements Callable<ExitCode> {

    private final Terminal terminal;

    @Mixin
    private ModelOption model;

    @Mixin
    private EstimationOptions estimation;

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = "Fit the model in the groups of this column at once.")
    private String group;

    @Option(
            names = "--equal",
            split = ",",
            paramLabel = "KIND",
            description =
                    "Held equal over the groups: loadings, intercepts, thresholds, residuals, residual.covariances, lv.variances,"
                            + " lv.covariances, regressions, means.")
    private List<String> equal = List.of();

    @Option(
            names = "--free",
            split = ",",
            paramLabel = "PARAMETER",
            description = "Not held equal in spite of --equal, such as 'x3~1'.")
    private List<String> free = List.of();

    @Option(
            names = "--cluster",
            paramLabel = "COLUMN",
            description =
                    "Rows with the same value here were drawn together: standard errors and test allow for that (MLR, WLSMV"
                            + " and the like).")
    private String cluster;

    @Option(
            names = "--weights",
            paramLabel = "COLUMN",
            description = "How many people each row stands for (sampling weights); ML becomes MLR then.")
    private String weights;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "Which parameters are added to those of the model, as by lavaan's functions: cfa (the default), sem, growth,"
                            + " or lavaan (none).")
    private Preset preset = Preset.CFA;

    @Option(names = "--orthogonal", description = "Fix the covariances of the factors to 0.")
    private boolean orthogonal;

    @Option(names = "--meanstructure", description = "Intercepts are parameters.")
    private boolean means;

    @Option(
            names = "--likelihood",
            paramLabel = "FORM",
            description = "normal (the default) divides by N, wishart by N - 1.")
    private Likelihood likelihood = Likelihood.NORMAL;

    @Option(
            names = "--standardized",
            arity = "0..1",
            fallbackValue = "all",
            paramLabel = "BY",
            converter = StandardizedWord.class,
            description =
                    "Tables show the standardised solution with its standard errors and intervals: by all variances"
                            + " (all, the default), by those of the factors (lv), or by all but those of predictors (nox).")
    private StandardizedBy standardized;

    @Option(
            names = "--modindices",
            description = "What would be gained by freeing each parameter that is fixed at 0, the largest gain first.")
    private boolean modificationIndices;

    @Option(
            names = "--validity",
            description =
                    "Composite reliability and average variance extracted of each factor, and ratios (HTMT) that say"
                            + " whether factors are distinct.")
    private boolean validity;

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description = "Standard errors and intervals (percentile and BCa) from N samples drawn with replacement.")
    private Integer bootstrap;

    @Option(
            names = "--bollen-stine",
            paramLabel = "N",
            description = "Test of the model from N samples drawn as if it fitted exactly.")
    private Integer bollenStine;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of all draws; ${DEFAULT-VALUE} without it.")
    private long seed = 1;

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    CfaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        Set<EqualAcrossGroups> kinds = kinds();
        ModelSyntax syntax = model.syntax(terminal);
        Sem plain = estimation.sem(syntax, preset);
        boolean withMeans = means || plain.model().meanStructure();
        Sem asked = plain.with(plain.model().withMeanStructure(withMeans).withOrthogonal(orthogonal))
                .with(plain.fit().withLikelihood(likelihood).withStarts(estimation.starts(seed, threads.parallel())));
        if (group != null) {
            asked = asked.byGroup(group).withEqual(kinds, free);
        }
        Sem sem = sampled(asked);
        ModelData.Columns columns = new ModelData.Columns(
                Optional.ofNullable(group), Optional.ofNullable(cluster), Optional.ofNullable(weights));
        DataSet read = ModelData.read(data, terminal, syntax, columns);
        SemFit fit = sem.fit(read.responses());
        List<Block> tables = new ArrayList<>();
        Tree tree = SemTree.withSearch(fit);
        List<Finding> findings = new ArrayList<>(details(() -> fitted(sem, read.responses()), tables, tree));
        return output.write(
                terminal,
                new Answer(
                        "cfa",
                        Optional.of(read.input()),
                        told(sem.estimator()),
                        Stream.of(read.findings(), fit.findings(), findings)
                                .flatMap(List::stream)
                                .toList(),
                        with(section(fit), tables),
                        CfaSection.parameters(fit, standardized == null ? StandardizedBy.ALL : standardized),
                        tree,
                        fit.converged() && fit.admissible()));
    }

    private static FittedModel fitted(Sem sem, Responses responses) {
        return sem.fitted(responses, sem.samples(responses));
    }

    /** What else is asked of the model, for people and for programs; gives what there is to be told of it. */
    private List<Finding> details(Supplier<FittedModel> model, List<Block> tables, Tree tree) {
        if (!modificationIndices && !validity && bootstrap == null && bollenStine == null) {
            return List.of();
        }
        requireDraws();
        List<Finding> findings = new ArrayList<>();
        FittedModel fitted = model.get();
        if (validity) {
            ConstructValidity found = fitted.constructValidity();
            tables.addAll(ModelDetails.validity(found));
            tree.put("validity", ModelDetails.ofValidity(found));
        }
        if (modificationIndices) {
            List<ModificationIndex> all = fitted.modificationIndices();
            tables.add(ModelDetails.modificationIndices(all));
            tree.put("modification_indices", ModelDetails.ofIndices(all));
        }
        if (bootstrap != null) {
            BootstrapAnswer answer =
                    fitted.bootstrap(Bootstrap.naive(bootstrap, seed).with(threads.parallel()));
            tables.add(ModelDetails.bootstrap(answer));
            tree.put("bootstrap", ModelDetails.tree(answer));
            findings.addAll(answer.findings());
        }
        if (bollenStine != null) {
            BootstrapAnswer answer =
                    fitted.bootstrap(Bootstrap.bollenStine(bollenStine, seed).with(threads.parallel()));
            tables.add(ModelDetails.bollenStine(answer));
            tree.put("bollen_stine", ModelDetails.tree(answer));
            findings.addAll(answer.findings());
        }
        return findings;
    }

    private void requireDraws() {
        Problems problems = new Problems();
        if (bootstrap != null && bootstrap < 2) {
            problems.add("--bootstrap", Integer.toString(bootstrap), "2 samples or more, such as 1000", "");
        }
        if (bollenStine != null && bollenStine < 2) {
            problems.add("--bollen-stine", Integer.toString(bollenStine), "2 samples or more, such as 1000", "");
        }
        problems.throwIfAny();
    }

    private static Section with(Section section, List<Block> tables) {
        List<Block> blocks = new ArrayList<>(section.blocks());
        blocks.addAll(tables);
        return new Section(section.id(), section.title(), blocks, section.subsections());
    }

    private Sem sampled(Sem sem) {
        Sem sampled = sem;
        if (cluster != null) {
            boolean open = !estimation.isEstimatorGiven() && sem.estimator() == Estimator.ML;
            sampled = (open ? sem.with(Estimator.MLR) : sem).clusteredBy(cluster);
        }
        return weights == null ? sampled : sampled.weightedBy(weights);
    }

    private Section section(SemFit fit) {
        String title = "Factor analysis";
        return standardized == null
                ? CfaSection.of("cfa", title, fit, Labels.none())
                : CfaSection.standardized("cfa", title, fit, Labels.none(), standardized);
    }

    private Set<EqualAcrossGroups> kinds() {
        Problems problems = new Problems();
        Set<EqualAcrossGroups> kinds = EnumSet.noneOf(EqualAcrossGroups.class);
        List<String> known = Arrays.stream(EqualAcrossGroups.values())
                .map(EqualAcrossGroups::lavaanName)
                .toList();
        for (String word : equal) {
            Arrays.stream(EqualAcrossGroups.values())
                    .filter(kind -> kind.lavaanName().equals(word))
                    .findFirst()
                    .ifPresentOrElse(
                            kinds::add,
                            () -> problems.add(
                                    "--equal",
                                    "“" + word + "”",
                                    "one of " + String.join(", ", known),
                                    Suggestion.phrase(word, known)));
        }
        if (group == null && !(equal.isEmpty() && free.isEmpty())) {
            problems.add(
                    equal.isEmpty() ? "--free" : "--equal",
                    "there are no groups to hold anything equal over",
                    "--group COLUMN",
                    "add --group or leave this out");
        }
        problems.throwIfAny();
        return kinds;
    }

    private Tree told(Estimator estimator) {
        Tree options = estimation
                .addTo(data.addTo(new Tree()).put("model", model.text(terminal)))
                .put("estimator", estimator.name())
                .put("preset", preset.lavaanName())
                .put("orthogonal", orthogonal)
                .put("meanstructure", means || ModelOptions.of(preset).meanStructure())
                .put("seed", seed)
                .put("likelihood", likelihood.name().toLowerCase(Locale.ROOT));
        if (group != null) {
            options.put("group", group).put("equal", equal).put("free", free);
        }
        if (cluster != null) {
            options.put("cluster", cluster);
        }
        if (weights != null) {
            options.put("weights", weights);
        }
        if (bootstrap != null) {
            options.put("bootstrap", bootstrap);
        }
        if (bollenStine != null) {
            options.put("bollen_stine", bollenStine);
        }
        return options;
    }
}
