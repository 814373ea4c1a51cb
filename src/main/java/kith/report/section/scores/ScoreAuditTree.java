package kith.report.section.scores;

import java.util.ArrayList;
import java.util.List;
import kith.report.document.Tree;
import kith.scoring.ScoreAudit;

/** What scores were made of, as other programs see it. */
public final class ScoreAuditTree {

    private ScoreAuditTree() {}

    /** @param ids of the respondents */
    public static Tree of(ScoreAudit audit, List<String> ids) {
        return new Tree()
                .put("instrument", audit.instrument())
                .put("version", audit.version())
                .put("sha256", audit.sha256())
                .put(
                        "scales",
                        audit.scales(),
                        scale -> new Tree()
                                .put("scale", scale.scale())
                                .put("recoded", scale.recoded())
                                .put("missing", missing(scale, ids)));
    }

    /** Only respondents who lack something. */
    private static List<Tree> missing(ScoreAudit.ScaleAudit scale, List<String> ids) {
        List<Tree> missing = new ArrayList<>();
        for (int row = 0; row < ids.size(); row++) {
            if (!scale.missing().get(row).isEmpty()) {
                missing.add(new Tree()
                        .put("id", ids.get(row))
                        .put("items", scale.missing().get(row)));
            }
        }
        return missing;
    }
}
