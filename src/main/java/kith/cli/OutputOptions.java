package kith.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.finding.Problems;
import kith.report.document.Document;
import kith.report.document.Tree;
import kith.report.render.CsvTable;
import kith.report.render.DocxReport;
import kith.report.render.ExcelReport;
import kith.report.render.HtmlReport;
import kith.report.render.JsonWriter;
import kith.report.render.LatexReport;
import kith.report.render.MarkdownReport;
import kith.report.section.AnswerDocument;
import kith.report.section.finding.FindingTree;
import kith.study.Version;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options about the form of an answer and where it goes. */
@Unreported
@HelpHeading("Output")
final class OutputOptions implements CheckedOptions {

    /** The forms of an answer. */
    enum Format {
        TABLE("txt"),
        JSON("json"),
        CSV("csv"),
        HTML("html", "htm"),
        XLSX("xlsx"),
        DOCX("docx"),
        MD("md"),
        TEX("tex");

        private final List<String> endings;

        Format(String... endings) {
            this.endings = List.of(endings);
        }

        /** Whether it is no text, so that a terminal cannot show it. */
        boolean isBinary() {
            return this == XLSX || this == DOCX;
        }

        static Optional<Format> of(Path file) {
            String ending = ScoreFile.extension(file);
            return Arrays.stream(values())
                    .filter(format -> format.endings.contains(ending))
                    .findFirst();
        }
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "table, json, csv, html, md (Markdown), tex (LaTeX) or, with -o, xlsx and docx (Word). Without it,"
                            + " the ending of the output file decides (.txt, .json, .csv, .html, .md, .tex, .xlsx,"
                            + " .docx); standard output gets a table, also in a pipe. In csv, text that a spreadsheet"
                            + " would take for a formula gets an apostrophe in front; see --raw.")
    private Format format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write there instead of to standard output; the file is complete or not there.")
    private Path output;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb;

    @Option(names = "--raw", description = "In csv, leave every text as it is, without an apostrophe before formulas.")
    private boolean raw;

    @Option(names = "--quiet", description = "No progress, and nothing about findings on standard error.")
    private boolean quiet;

    @Option(
            names = "--strict",
            description =
                    "Exit with 3 when something did not converge, is inadmissible, or has a finding of severity error.")
    private boolean strict;

    boolean quiet() {
        return quiet;
    }

    /** A form that cannot be written, or a name that says nothing of it. */
    @Override
    public void check(Problems problems) {
        if (format != null && format.isBinary() && output == null) {
            String name = name(format);
            problems.add("--format", name + " on standard output", "a file for it", "add -o FILE." + name);
        }
        if (raw && format != null && format != Format.CSV) {
            problems.add("--raw", "together with --format " + name(format), "--format csv", "leave --raw out");
        }
        if (output == null) {
            return;
        }
        Optional<Format> named = Format.of(output);
        if (named.isEmpty() && format == null) {
            problems.add(
                    "-o",
                    "“" + output + "” does not say which form is wanted",
                    "a name that ends in " + endings(),
                    "change the name, or name the form with --format");
        } else if (named.isPresent() && format != null && named.get() != format) {
            problems.add(
                    "-o",
                    "“" + output + "” together with --format " + name(format),
                    "a name that ends in ." + format.endings.get(0),
                    "change one of them");
        }
    }

    private static String endings() {
        return Arrays.stream(Format.values())
                .map(form -> "." + form.endings.get(0))
                .collect(Collectors.joining(", "));
    }

    private static String name(Format form) {
        return form.name().toLowerCase(Locale.ROOT);
    }

    /** Writes an answer, with the options of its verb, and says how the command ended. */
    ExitCode write(Terminal terminal, Answer found) {
        Answer answer = found.with(ReportedOptions.of(verb, found.options())).explained();
        OutputFile.Content content = content(chosen(), answer);
        if (output == null) {
            print(terminal, content);
        } else {
            OutputFile.write(terminal.resolve(output), content);
        }
        if (chosen() == Format.CSV && !quiet) {
            FindingLines.tell(terminal, answer.findings());
        }
        return strict && !answer.isReliable() ? ExitCode.UNSOUND : ExitCode.DONE;
    }

    private static void print(Terminal terminal, OutputFile.Content content) {
        try {
            content.writeTo(terminal.out());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private OutputFile.Content content(Format form, Answer answer) {
        return switch (form) {
            case TABLE -> utf8(table(answer));
            case JSON -> OutputFile.Content.ofText(out -> JsonWriter.write(tree(answer), out));
            case CSV ->
                OutputFile.Content.ofText(out -> {
                    if (raw) {
                        CsvTable.raw(answer.table(), out);
                    } else {
                        CsvTable.render(answer.table(), out);
                    }
                });
            case HTML -> utf8(HtmlReport.render(document(answer)));
            case XLSX -> out -> out.write(ExcelReport.bytes(document(answer)));
            case DOCX -> out -> out.write(DocxReport.bytes(document(answer)));
            case MD -> utf8(MarkdownReport.render(document(answer)));
            case TEX -> utf8(LatexReport.render(document(answer)));
        };
    }

    private static OutputFile.Content utf8(String text) {
        return OutputFile.Content.ofText(out -> out.append(text));
    }

    private static Document document(Answer answer) {
        return AnswerDocument.of(
                answer.section(),
                answer.findings(),
                answer.options(),
                answer.input().stream().toList());
    }

    private Format chosen() {
        if (format != null) {
            return format;
        }
        return output == null ? Format.TABLE : Format.of(output).orElse(Format.TABLE);
    }

    private static Tree tree(Answer answer) {
        Tree tree = new Tree().put("kith", Version.text()).put("analysis", answer.analysis());
        answer.input()
                .ifPresentOrElse(
                        input -> tree.put(
                                "input",
                                new Tree()
                                        .put("file", input.name())
                                        .put("sha256", input.sha256())
                                        .put("rows", input.rows())
                                        .put("columns", input.columns())),
                        () -> tree.putNull("input"));
        return tree.put("options", answer.options())
                .put("findings", answer.findings(), FindingTree::of)
                .put("result", answer.result());
    }

    private static String table(Answer answer) {
        PlainBlocks text = new PlainBlocks(Terminal.width());
        text.append(answer.section());
        AnswerDocument.notices(answer.section(), answer.findings()).forEach(text::append);
        return text.toString();
    }
}
