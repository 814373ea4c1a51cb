package kith.cli;

import java.util.ArrayList;
import java.util.List;
import kith.finding.Finding;
import kith.report.document.Block;
import kith.report.document.Section;
import kith.report.document.Tree;

/** What is gathered on the questions asked of a model beside its fit, for readers and for programs. */
final class Details {

    private final Tree tree;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private boolean complete = true;

    /** @param tree of the fit; answers are added to it */
    Details(Tree tree) {
        this.tree = tree;
    }

    void add(Block block) {
        blocks.add(block);
    }

    void addAll(List<? extends Block> more) {
        blocks.addAll(more);
    }

    /** Where programs find answers. */
    Tree tree() {
        return tree;
    }

    /** Tells of what stands in no block. */
    void tell(List<Finding> more) {
        findings.addAll(more);
    }

    /** Something that was asked for could not be done. */
    void lacks() {
        complete = false;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** How the command ends when it would otherwise end with {@code code}. */
    ExitCode ending(ExitCode code) {
        return complete || code != ExitCode.DONE ? code : ExitCode.PARTLY_DONE;
    }

    /** The section with the answers at its end. */
    Section below(Section section) {
        List<Block> all = new ArrayList<>(section.blocks());
        all.addAll(blocks);
        return new Section(section.id(), section.title(), all, section.subsections());
    }
}
