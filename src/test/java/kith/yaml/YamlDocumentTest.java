package kith.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kith.finding.InputException;
import kith.finding.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlDocumentTest {

    private static List<String> wrong(String text) {
        InputException error = catchThrowableOfType(InputException.class, () -> YamlDocument.of("file.yaml", text));
        assertThat(error).as("an error").isNotNull();
        return error.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void everyKeyAndValueKnowsItsPlace() {
        YamlDocument document = YamlDocument.of("file.yaml", "title: T\nitems:\n  - id: a\n    n: 3\n  - {id: b}\n");
        YamlMapping root = document.mapping();
        assertThat(root.keyMark("items")).isEqualTo(new Mark(2, 1));
        YamlMapping second = root.mappings("items").get(1);
        assertThat(second.mark()).isEqualTo(new Mark(5, 5));
        assertThat(second.valueMark("id")).isEqualTo(new Mark(5, 10));
        assertThat(document.where(second.valueMark("id"))).isEqualTo("file.yaml:5:10");
    }

    @Test
    void columnsCountCharactersBeyondTheBasicPlane() {
        YamlMapping root = YamlDocument.of("f", "{😀: 1, b: 2}").mapping();
        assertThat(root.keyMark("b")).isEqualTo(new Mark(1, 8));
    }

    @Test
    void scalarsFollowTheCoreSchemaOfYaml12() {
        YamlMapping root = YamlDocument.of(
                        "f",
                        "no: NO\nyes: yes\noct: 012\nversion: 1.10\nt: true\nnothing:\nquoted: '7'\nhex: 0x1F\nplus: +5\n")
                .mapping();
        assertThat(root.scalar("no").orElseThrow().kind()).isEqualTo(YamlScalar.Kind.TEXT);
        assertThat(root.scalar("yes").orElseThrow().kind()).isEqualTo(YamlScalar.Kind.TEXT);
        assertThat(root.scalar("oct").orElseThrow().wholeNumber()).isEqualTo(12);
        assertThat(root.text("oct")).isEqualTo("012");
        assertThat(root.text("version")).isEqualTo("1.10");
        assertThat(root.scalar("version").orElseThrow().kind()).isEqualTo(YamlScalar.Kind.NUMBER);
        assertThat(root.truth("t", false)).isTrue();
        assertThat(root.find("nothing")).isEmpty();
        assertThat(root.scalar("quoted").orElseThrow().kind()).isEqualTo(YamlScalar.Kind.TEXT);
        assertThat(root.scalar("hex").orElseThrow().number()).isEqualTo(31);
        assertThat(root.scalar("plus").orElseThrow().wholeNumber()).isEqualTo(5);
    }

    @Test
    void everyDuplicateKeyIsTold() {
        assertThat(wrong("a: 1\nb: {c: 1, c: 2}\na: 2\n"))
                .containsExactly(
                        "file.yaml:2:11: the key “c” stands here a second time (first in line 2); expected every key once;"
                                + " remove or rename one of them",
                        "file.yaml:3:1: the key “a” stands here a second time (first in line 1); expected every key once;"
                                + " remove or rename one of them");
    }

    @Test
    void syntaxErrorsAreToldInPlainWords() {
        assertThat(wrong("title: one: two\n"))
                .containsExactly(
                        "file.yaml:1:11: a colon where no value may begin; expected one “key: value” a line; put a"
                                + " text that contains a colon and a blank in quotes, and check the indentation");
        assertThat(wrong("a:\n\tb: 1\n").get(0)).startsWith("file.yaml:2:1: a tab; expected blanks");
        assertThat(wrong("a: 'x\n").get(0)).startsWith("file.yaml:2:1: the file ends within a text or a list");
        assertThat(wrong("a: [1, 2\nb: 3\n").get(0)).startsWith("file.yaml:2:");
        assertThat(wrong("a: *x\n").get(0)).startsWith("file.yaml:1:4: found undefined alias x; expected an alias");
        assertThat(wrong("a: 1\n  b: 2\n").get(0)).startsWith("file.yaml:2:");
        assertThat(wrong("a: @x\n").get(0)).startsWith("file.yaml:1:4: ");
        assertThat(wrong("a: 1\nb: x\u0001y\n"))
                .containsExactly(
                        "file.yaml:2:5: the unprintable character U+0001; expected printable text; delete the character");
    }

    @Test
    void whatIsNotOneDocumentIsTold() {
        assertThat(wrong("")).containsExactly("file.yaml:1:1: the file is empty; expected keys with values");
        assertThat(wrong("# only a comment\n")).hasSize(1);
        assertThat(wrong("a: 1\n---\nb: 2\n"))
                .containsExactly(
                        "file.yaml:3:1: a second document begins here; expected one document a file; remove the"
                                + " line “---”");
    }

    @Test
    void tagsCirclesAndOddKeysAreTold() {
        assertThat(wrong("a: !!java.net.URL [x]\n").get(0)).startsWith("file.yaml:1:4: the tag tag:yaml.org,2002:java");
        assertThat(wrong("a: !!int abc\n").get(0)).contains("no finite number");
        assertThat(wrong("a: .nan\n").get(0)).startsWith("file.yaml:1:4: “.nan” is no finite number");
        assertThat(wrong("? [a, b]\n: 1\n").get(0)).contains("a list or mapping stands as a key");
        assertThat(wrong("a: &x [*x]\n").get(0)).contains("contains itself");
    }

    @Test
    void aliasesOfAliasesDoNotExplode() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            text.append("a").append(i).append(": &a").append(i).append(" [");
            text.append(("*a" + (i - 1) + ", ").repeat(10)).append("x]\n");
        }
        assertThat(wrong(text.toString()).get(0)).contains("stand for more than 1000000 values");
    }

    @Test
    void filesThatCannotBeReadAreTold(@TempDir Path folder) throws IOException {
        Path absent = folder.resolve("absent.yaml");
        assertThat(catchThrowableOfType(InputException.class, () -> YamlDocument.read(absent)))
                .hasMessage(absent + ": there is no such file; expected a YAML file; check the name and the folder");
        assertThat(catchThrowableOfType(InputException.class, () -> YamlDocument.read(folder)))
                .hasMessageContaining("this is a folder");
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe4});
        assertThat(catchThrowableOfType(InputException.class, () -> YamlDocument.read(latin)))
                .hasMessageContaining("not in UTF-8");
        Path marked = Files.writeString(folder.resolve("bom.yaml"), "\uFEFFa: ä\n");
        assertThat(YamlDocument.read(marked).mapping().text("a")).isEqualTo("ä");
    }
}
