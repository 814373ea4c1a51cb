package kith.report.section.network;

import java.util.ArrayList;
import java.util.List;
import kith.network.NetworkOutcome;
import kith.network.PersonalNetworks;
import kith.report.document.Block;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;

/** Presents the personal networks of a study. */
public final class NetworkPresenter implements AnalysisPresenter<PersonalNetworks> {

    @Override
    public Class<PersonalNetworks> type() {
        return PersonalNetworks.class;
    }

    @Override
    public Section section(PersonalNetworks answer, StudyContext study) {
        return NetworkSection.of(answer, answer.findings(), study.labels());
    }

    @Override
    public List<Section> report(PersonalNetworks answer, StudyContext study) {
        List<Block> blocks = new ArrayList<>(NetworkSection.conclusions(answer, study.labels()));
        for (NetworkOutcome outcome : answer.outcomes()) {
            blocks.add(NetworkSection.correlations(outcome, study.labels()));
        }
        return List.of(new Section(NetworkSection.ID, NetworkSection.TITLE, blocks));
    }

    /** Without values of single respondents. */
    @Override
    public Tree tree(PersonalNetworks answer, StudyContext study) {
        return NetworkTree.summary(answer);
    }
}
