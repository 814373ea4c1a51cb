package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kith.data.DataRequest;
import kith.data.Responses;
import kith.data.ResponsesReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where answers go, and that nothing is written that other programs would read as something else. */
class OutputFormsTest {

    private static final String HS = "src/test/resources/reference/data/hs1939.csv";
    private static final String MODEL = "visual =~ x1 + x2 + x3\nx1 ~~ x2\nx1 ~ 1";

    @TempDir
    Path folder;

    /** The output of these tests is no terminal. */
    @Test
    void standardOutputGetsATableUnlessAnotherFormIsNamed() {
        String[] items = {"items", "-d", HS, "--items", "x1,x2,x3", "--draws", "0"};
        assertThat(CommandRun.kith(items).out()).contains("M").doesNotStartWith("{");
        assertThat(CommandRun.json(items).out()).startsWith("{\n  \"kith\": ");
    }

    /** CSV has no place for findings; no other form leaves them out. */
    @Test
    void findingsOfCsvAreToldOnStandardError() throws IOException {
        Path data = folder.resolve("coded.csv");
        Files.writeString(data, "a,b,c\n1,2,3\n2,-9,3\n4,5,4\n3,3,3\n1,2,2\n5,4,4\n");
        List<String> items = List.of(
                "items",
                "-d",
                data.toString(),
                "--items",
                "a,b,c",
                "--missing-code=-9",
                "--bootstrap",
                "0",
                "--format");
        String told = "These codes were read as missing responses";
        for (String form : List.of("table", "json", "md", "html")) {
            CommandRun run = with(items, form);
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains(told);
        }
        CommandRun csv = with(items, "csv");
        assertThat(csv.err()).contains(told);
        assertThat(csv.out()).doesNotContain(told);
        CommandRun file = with(items, "csv", "-o", folder.resolve("items.csv").toString());
        assertThat(file.err()).contains(told);
        CommandRun quiet = with(items, "csv", "--quiet");
        assertThat(quiet.err()).isEmpty();
        assertThat(quiet.out()).isEqualTo(csv.out());
    }

    private static CommandRun with(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return CommandRun.kith(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "items -d none.csv --items a,b",
                "efa -d none.csv --items a,b,c",
                "cfa -d none.csv -m f=~a+b+c",
                "invariance -d none.csv -m f=~a+b+c --group g",
                "agreement -d none.csv --items a,b",
                "screen -i bfi -d none.csv",
                "score -i bfi -d none.csv",
                "simulate -p none.yaml"
            })
    void everyVerbRefusesAnUnknownEndingBeforeItReads(String command) {
        for (String name : List.of("report.pdf", "report.odt", "report.ods", "report", "report.")) {
            List<String> words = new ArrayList<>(List.of(command.split(" ")));
            words.addAll(List.of("-o", folder.resolve(name).toString()));
            CommandRun run = CommandRun.kith(words.toArray(String[]::new));
            assertThat(run.exit()).as(command + " " + name).isEqualTo(2);
            assertThat(run.err()).contains(name, "a name that ends in", ".csv").doesNotContain("none.");
            assertThat(folder.resolve(name)).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "items --items x1,x2,x3 --draws 0",
                "efa --items x1,x2,x3,x4,x5,x6 --factors 1",
                "cfa -m f=~x1+x2+x3+x4",
                "agreement --items x1,x2,x3"
            })
    void everyVerbWritesWordMarkdownAndLatex(String command) throws IOException {
        for (String ending : List.of("docx", "md", "tex")) {
            Path file = folder.resolve("answer." + ending);
            List<String> words = new ArrayList<>(List.of(command.split(" ")));
            words.addAll(List.of("-d", HS, "-o", file.toString()));
            CommandRun run = CommandRun.kith(words.toArray(String[]::new));
            assertThat(run.exit()).as(run.err()).isZero();
            String start = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            assertThat(start).startsWith(ending.equals("docx") ? "PK" : ending.equals("md") ? "# " : "\\documentclass");
        }
    }

    @Test
    void wordOnStandardOutputIsRefused() {
        CommandRun run = CommandRun.kith("items", "-d", HS, "--items", "x1,x2,x3", "--format", "docx");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("docx on standard output", "add -o FILE.docx");
    }

    @Test
    void theFormAndTheNameMustNotContradictEachOther() {
        CommandRun run = CommandRun.kith(
                "items",
                "-d",
                HS,
                "--items",
                "x1,x2,x3",
                "--format",
                "json",
                "-o",
                folder.resolve("a.xlsx").toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("a.xlsx” together with --format json", "a name that ends in .json");
        CommandRun named = CommandRun.kith(
                "items",
                "-d",
                HS,
                "--items",
                "x1,x2,x3",
                "--draws",
                "0",
                "--format",
                "json",
                "-o",
                folder.resolve("a.out").toString());
        assertThat(named.exit()).isZero();
        assertThat(folder.resolve("a.out")).content().startsWith("{");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "items -d none.csv --items x1,x2,x1",
                "efa -d none.csv --items x1,x2,x3,x1",
                "agreement -d none.csv --items x1,x2,x1",
                "cfa -d none.csv -m f=~x1+x2+x3 --ordered x1,x1",
                "invariance -d none.csv -m f=~x1+x2+x3 --group x1,x1"
            })
    void aNameThatStandsTwiceInAListIsRefused(String command) {
        CommandRun run = CommandRun.kith(command.split(" "));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("“x1” stands twice; expected each of them once; leave the repeat out");
    }

    @Test
    void aPlainReaderGetsTheOperatorsBack() {
        Path file = folder.resolve("parameters.csv");
        assertThat(CommandRun.kith("cfa", "-d", HS, "-m", MODEL, "-o", file.toString())
                        .exit())
                .isZero();
        Responses read = ResponsesReader.read(DataRequest.of(file).withTexts(List.of("op", "rhs")))
                .responses();
        assertThat(read.labels().get("op")).startsWith("=~", "=~", "=~", "~~").contains("~1");
        CommandRun items = CommandRun.kith("items", "-d", HS, "--items", "x1,x2,x3", "--draws", "0", "--format", "csv");
        assertThat(items.out()).doesNotContain("'+", "'-");
    }

    @Test
    void rGetsTheOperatorsBack() throws IOException, InterruptedException {
        Path file = folder.resolve("parameters.csv");
        assertThat(CommandRun.kith("cfa", "-d", HS, "-m", MODEL, "-o", file.toString())
                        .exit())
                .isZero();
        Process r;
        try {
            r = new ProcessBuilder("Rscript", "--vanilla", "-e", "cat(unique(read.csv('" + file + "')$op))")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException noR) {
            Assumptions.abort("no R here");
            return;
        }
        String said = new String(r.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(r.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEqualTo("=~ ~~ ~1");
    }

    @Test
    void textFromTheDataIsGuardedUnlessRaw() throws IOException {
        Path data = folder.resolve("d.csv");
        Files.writeString(data, "=cmd(),b,c\n1,2,1\n2,1,3\n3,5,4\n4,4,2\n5,3,5\n");
        String[] words = {"items", "-d", data.toString(), "--items", "=cmd(),b,c", "--draws", "0", "--format", "csv"};
        assertThat(CommandRun.kith(words).out()).contains("\nscale,'=cmd(),+,");
        List<String> raw = new ArrayList<>(List.of(words));
        raw.add("--raw");
        assertThat(CommandRun.kith(raw.toArray(String[]::new)).out()).contains("\nscale,=cmd(),+,");
    }
}
