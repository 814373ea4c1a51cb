package kith.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.report.render.HtmlReport;
import kith.report.section.StudyIndex;
import kith.report.section.StudyIndex.Row;
import kith.report.section.StudyIndex.State;
import kith.study.StoredResults;

/** The page {@code index.html} over the studies of a run, in the folder that has theirs. */
final class RunIndex {

    private static final String NAME = "index.html";

    private final Map<Path, List<Row>> rows = new LinkedHashMap<>();

    /** A study with results in a folder. */
    void add(Path folder, State state) {
        Optional<StoredResults> results = StoredResults.read(folder.resolve("results.json"));
        String name = String.valueOf(folder.getFileName());
        rows(folder.getParent())
                .add(new Row(results.map(StoredResults::title).orElse(name), name + "/report.html", state, results));
    }

    /** A study without results, whose folder would have been in {@code parent}. */
    void addMissing(Path parent, String name) {
        rows(parent).add(new Row(name, "", State.NOT_DONE, Optional.empty()));
    }

    private List<Row> rows(Path parent) {
        return rows.computeIfAbsent(parent, none -> new ArrayList<>());
    }

    /** One page in each folder that has several studies of the run. @return the pages */
    List<Path> write() {
        List<Path> pages = new ArrayList<>();
        rows.forEach((folder, studies) -> {
            if (studies.size() > 1) {
                Path page = folder.resolve(NAME);
                OutputFile.write(page, HtmlReport.render(StudyIndex.of(studies)).getBytes(StandardCharsets.UTF_8));
                pages.add(page);
            }
        });
        return pages;
    }
}
