package kith.study;

import java.util.List;
import java.util.Optional;
import kith.analysis.AnalysisKind;
import kith.change.study.LongitudinalAnalysis;
import kith.cosmin.CosminAnalysis;
import kith.dif.DifStudyAnalysis;
import kith.grouplevel.GroupAnalysis;
import kith.hypothesis.HypothesesAnalysis;
import kith.hypothesis.MultitraitAnalysis;
import kith.irt.IrtStudyAnalysis;
import kith.itempool.ItemPoolAnalysis;
import kith.mokken.MokkenAnalysis;
import kith.network.NetworkAnalysis;
import kith.shortform.ShortenAnalysis;

/** The analyses that a study can ask for. A new one is registered here, its presenter in {@code AnalysisPresenters}. */
public final class Analyses {

    /** In the order of {@code results.json}; work starts with the last, which takes longest. */
    private static final List<AnalysisKind> KINDS = List.of(
            ScreeningAnalysis.KIND,
            ScoresAnalysis.KIND,
            ItemsAnalysis.KIND,
            ImputationAnalysis.KIND,
            AgreementAnalysis.KIND,
            GroupAnalysis.KIND,
            NetworkAnalysis.KIND,
            HypothesesAnalysis.KIND,
            MultitraitAnalysis.KIND,
            ShortenAnalysis.KIND,
            ItemPoolAnalysis.KIND,
            MokkenAnalysis.KIND,
            IrtStudyAnalysis.KIND,
            ExplorationAnalysis.KIND,
            LongitudinalAnalysis.KIND,
            LevelStructureAnalysis.KIND,
            StructureAnalysis.KIND,
            DifStudyAnalysis.KIND,
            SensitivityAnalysis.KIND,
            InvarianceAnalysis.KIND,
            CosminAnalysis.KIND);

    private Analyses() {}

    /** Every kind of analysis. */
    public static List<AnalysisKind> kinds() {
        return KINDS;
    }

    /** The words that a study file and {@code --only} can name. */
    public static List<String> ids() {
        return KINDS.stream().map(AnalysisKind::id).toList();
    }

    /** The kind that a word names; empty for an unknown word. */
    public static Optional<AnalysisKind> named(String id) {
        return KINDS.stream().filter(kind -> kind.id().equals(id)).findFirst();
    }
}
