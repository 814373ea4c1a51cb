package kith.cli;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kith.data.DataSet;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.math.CumulativeLink;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.cfa.CfaSection;
import kith.report.section.cfa.SemTree;
import kith.report.section.word.Labels;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.FitOptions.Likelihood;
import kith.sem.fit.FittedModel;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelSyntax;
import kith.sem.model.Operator;
import kith.sem.model.Preset;
import kith.sem.solution.StandardizedBy;
import kith.twolevel.TwoLevelSem;
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
            "  kith cfa -d pupils.csv --model 'visual =~ x1 + x2 + x3; speed =~ x7 + x8 + x9' --estimator MLR",
            "  kith cfa -d pupils.csv --model 'efa(\"a\")*f1 + efa(\"a\")*f2 =~ x1 + x2 + x3 + x4 + x5 + x6' --rotation oblimin",
            "  kith cfa -d pupils.csv --cluster school --model 'level: within; fw =~ y1 + y2 + y3; level: between; fb =~ y1 + y2 + y3'",
            "  kith cfa -d pupils.csv --cluster school --ordered all --estimator WLSMV --model 'level: within; fw =~ u1 + u2 + u3; level: between; fb =~ u1 + u2 + u3'",
            "  kith cfa -d covariances.csv --matrix -n 301 --model 'visual =~ x1 + x2 + x3 + x4'",
            "  kith cfa --moments moments.json --model 'visual =~ x1 + x2 + x3 + x4'"
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
    private List<EqualAcrossGroups> equal = List.of();

    @Option(
            names = "--free",
            split = ",",
            paramLabel = "PARAMETER",
            description = "Not held equal in spite of --equal, such as 'x3~1'.")
    private List<String> free = List.of();

    @Mixin
    private SamplingOptions sampling;

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
            names = "--no-fixed-x",
            description =
                    "Observed predictors are variables among the others, with means and covariances that are parameters, instead"
                            + " of being taken as given.")
    @Unreported
    private boolean jointly;

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
            description =
                    "Tables show the standardised solution with its standard errors and intervals: by all variances"
                            + " (all, the default), by those of the factors (lv), or by all but those of predictors (nox).")
    private StandardizedBy standardized;

    @Option(
            names = "--link",
            paramLabel = "LINK",
            description = "Of ordered responses in a model with level: blocks: logit (the default) or probit.")
    private CumulativeLink link;

    @Mixin
    private DetailOptions detail;

    @Mixin
    private ScoreOptions scoring;

    @Mixin
    private CompareOptions comparing;

    @Mixin
    private RotationOptions rotation = RotationOptions.ofBlocks();

    @Mixin
    private DrawOptions draws;

    @Mixin
    private MatrixOptions matrix;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    CfaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        ModelSyntax syntax = model.syntax(terminal);
        Sem asked = sem(syntax);
        scoring.require(asked);
        comparing.require();
        if (TwoLevelSem.hasLevels(syntax)) {
            return twoLevel(asked, syntax);
        }
        requireLevelsFor(link);
        requireResponses();
        List<ModelSyntax> models = Stream.concat(Stream.of(syntax), comparing.syntaxes(terminal).stream())
                .toList();
        ModelData known =
                ModelData.read(data, terminal, models, asked.group().stream().toList(), sampling, matrix);
        Sem sem = known.fittedTo(asked);
        DataSet read = known.set();
        known.requireMeans(hasIntercepts(sem, read));
        FittedModel fitted = sem.fitted(read.responses());
        SemFit fit = fitted.answer();
        Details details = new Details(SemTree.withSearch(fit));
        comparing.answer(sem, model.said(), read.responses(), terminal, details);
        if (fit.converged()) {
            detail.answer(fitted, draws, details);
            scoring.answer(sem, fitted, read.responses(), data.id(), terminal, details);
        } else if (detail.isAsked() || scoring.isAsked()) {
            details.tell(List.of(Finding.of("details_not_done")));
            details.lacks();
        }
        Answer answer = new Answer(
                "cfa",
                Optional.of(read.input()),
                settled(sem.estimator()),
                Stream.of(read.findings(), fit.findings(), details.findings())
                        .flatMap(List::stream)
                        .toList(),
                details.below(section(fit)),
                CfaSection.parameters(fit, standardized == null ? StandardizedBy.ALL : standardized),
                details.tree(),
                fit.converged() && fit.admissible());
        return details.ending(output.write(terminal, answer));
    }

    /** A model with {@code level:} blocks. */
    private ExitCode twoLevel(Sem sem, ModelSyntax syntax) {
        requireOneLevel(!sem.ordered().isEmpty());
        return new TwoLevelModels(
                        estimation,
                        Optional.ofNullable(link),
                        Optional.ofNullable(standardized),
                        detail,
                        draws,
                        scoring)
                .answer(new TwoLevelModels.Asked(
                        sem,
                        syntax,
                        () -> ModelData.read(
                                data,
                                terminal,
                                List.of(syntax),
                                sem.group().stream().toList(),
                                sampling,
                                matrix),
                        this::settled,
                        answer -> output.write(terminal, answer),
                        data.id(),
                        terminal));
    }

    private static void requireLevelsFor(CumulativeLink link) {
        if (link != null) {
            throw new kith.finding.InputException(
                    "--link",
                    link.id() + " for a model of one level",
                    "a model with level: blocks and --ordered all",
                    "leave it out; ordered variables have a probit link there");
        }
    }

    /** Refuses with two levels what is made for one. */
    private void requireOneLevel(boolean ordered) {
        Problems problems = new Problems();
        matrix.requireWithout(problems, "level: blocks in the model", matrix.given());
        Map<String, Boolean> asked = new LinkedHashMap<>();
        asked.put("--scores with ordered responses", ordered && scoring.isAsked());
        asked.put("questions about residuals, modification indices and the like", detail.asksMoreThanBootstrap());
        asked.put("--bootstrap with ordered responses", ordered && detail.isAsked() && !detail.asksMoreThanBootstrap());
        asked.put("--compare", !comparing.syntaxes(terminal).isEmpty());
        asked.forEach((option, given) -> {
            if (given) {
                problems.add(
                        option,
                        "not there for a model with two levels",
                        "the model by itself",
                        "leave it out, or fit each level apart");
            }
        });
        problems.throwIfAny();
    }

    private Sem sem(ModelSyntax syntax) {
        Set<EqualAcrossGroups> kinds = kinds();
        Sem plain = estimation.sem(syntax, preset);
        boolean withMeans = means || plain.model().meanStructure();
        Sem asked = plain.with(plain.model()
                        .withMeanStructure(withMeans)
                        .withOrthogonal(orthogonal)
                        .withFixedX(!jointly))
                .with(plain.fit()
                        .withLikelihood(likelihood)
                        .withStarts(estimation.starts(draws))
                        .withRotation(rotation.ofModel(terminal, syntax, draws.seed())));
        if (group != null) {
            asked = asked.byGroup(group).withEqual(kinds, free);
        }
        return sampling.of(asked, estimation);
    }

    private static boolean hasIntercepts(Sem sem, DataSet read) {
        return sem.table(read.responses()).parameters().stream().anyMatch(row -> row.op() == Operator.INTERCEPT);
    }

    /** Refuses with a matrix what needs the responses. */
    private void requireResponses() {
        Problems problems = new Problems();
        matrix.requireWithout(problems, "--scores", scoring.isAsked());
        detail.samplings().forEach(option -> matrix.requireWithout(problems, option, true));
        problems.throwIfAny();
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
        kinds.addAll(equal);
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

    private Tree settled(Estimator estimator) {
        Tree options = estimation
                .settle(matrix.settle(new Tree()), estimator)
                .put("model", model.text(terminal))
                .put("preset", preset.lavaanName())
                .put("fixed_x", !jointly)
                .put("meanstructure", means || ModelOptions.of(preset).meanStructure());
        if (!model.syntax(terminal).exploratoryBlocks().isEmpty()) {
            rotation.settle(options);
        }
        return scoring.settle(comparing.settle(options, terminal));
    }
}
