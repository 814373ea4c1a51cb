package kith.report.section.efa;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kith.efa.correlation.Adequacy;
import kith.report.document.Block;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.word.NumberWords;
import kith.study.ExplorationAnswer;

/** Presents the exploratory factor analysis of a study. */
public final class ExplorationPresenter implements AnalysisPresenter<ExplorationAnswer> {

    @Override
    public Class<ExplorationAnswer> type() {
        return ExplorationAnswer.class;
    }

    @Override
    public Section section(ExplorationAnswer answer, StudyContext study) {
        return EfaSection.of(answer.exploration(), answer.rotation(), answer.findings());
    }

    @Override
    public Tree tree(ExplorationAnswer answer, StudyContext study) {
        return EfaTree.of(answer.exploration());
    }

    @Override
    public List<Section> report(ExplorationAnswer answer, StudyContext study) {
        Adequacy adequacy = answer.exploration().adequacy();
        int subscales = study.results().study().instrument().subscales().size();
        Map<String, Integer> suggested = new LinkedHashMap<>();
        answer.exploration().retention().suggested().forEach((criterion, factors) -> {
            if (criterion.counts()) {
                suggested.put(criterion.label(), factors);
            }
        });
        String text = suggestions(suggested)
                + (subscales > 1 ? " The instrument has " + subscales + " subscales." : "")
                + " Sampling adequacy (KMO) was " + NumberWords.correlation(adequacy.kmo()) + ".";
        return List.of(new Section("efa", "Exploratory factor analysis", List.of(new Block.Paragraph(text))));
    }

    /** @param suggested the number of factors by criterion */
    static String suggestions(Map<String, Integer> suggested) {
        if (suggested.isEmpty()) {
            return "No criterion gave a number of factors.";
        }
        int fewest = Collections.min(suggested.values());
        int most = Collections.max(suggested.values());
        Map<Integer, List<String>> criteria = new TreeMap<>(Comparator.reverseOrder());
        suggested.forEach((criterion, number) ->
                criteria.computeIfAbsent(number, key -> new ArrayList<>()).add(criterion));
        return fewest == most
                ? "The criteria agreed on " + NumberWords.count(most) + (most == 1 ? " factor: " : " factors: ")
                        + NumberWords.list(List.copyOf(suggested.keySet())) + "."
                : "The criteria for the number of factors disagreed: "
                        + criteria.entrySet().stream()
                                .map(entry -> entry.getKey() + " by " + NumberWords.list(entry.getValue()))
                                .collect(Collectors.joining("; "))
                        + ".";
    }

    @Override
    public List<String> methods(ExplorationAnswer answer, StudyContext study) {
        return List.of("Factors were explored in the "
                + kind(answer.exploration().items().kind().name())
                + " correlations of the items, with "
                + answer.rotation() + " rotation; several criteria for their number were compared.");
    }

    /** Pearson is a name. */
    private static String kind(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
