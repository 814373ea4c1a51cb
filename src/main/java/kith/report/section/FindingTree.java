package kith.report.section;

import java.util.Locale;
import kith.finding.Finding;
import kith.report.document.Tree;

/** A finding as other programs see it. */
public final class FindingTree {

    private FindingTree() {}

    public static Tree of(Finding finding) {
        return new Tree()
                .put("code", finding.code())
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("where", finding.where())
                .put("what", finding.what())
                .put("remedy", finding.remedy());
    }
}
