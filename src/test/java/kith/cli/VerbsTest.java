package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class VerbsTest {

    private static List<CommandLine> all(CommandLine command) {
        List<CommandLine> commands = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(below -> commands.addAll(all(below)));
        return commands;
    }

    @Test
    void everyVerbHelpsWithAnExample() {
        for (CommandLine verb : all(Kith.commandLine(CommandRun.terminal()))) {
            String name = verb.getCommandSpec().qualifiedName();
            String[] words = name.split(" ");
            String[] arguments = new String[words.length];
            System.arraycopy(words, 1, arguments, 0, words.length - 1);
            arguments[words.length - 1] = "--help";
            CommandRun run = CommandRun.kith(arguments);
            assertThat(run.exit()).as(name).isZero();
            assertThat(run.err()).as(name).isEmpty();
            assertThat(run.out()).as(name).contains("Usage: " + name, "Example:", "  kith ");
        }
    }

    @Test
    void everyOptionIsExplained() {
        for (CommandLine verb : all(Kith.commandLine(CommandRun.terminal()))) {
            assertThat(verb.getCommandSpec().options())
                    .allSatisfy(option -> assertThat(option.description())
                            .as(verb.getCommandSpec().qualifiedName() + " " + option.longestName())
                            .isNotEmpty());
        }
    }

    @Test
    void tellsEveryMistakeOfAVerb() {
        CommandRun run = CommandRun.kith("items", "--colour", "--draws", "many");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--colour", "many", "--data", "kith items --help");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void suggestsTheVerbThatWasMeant() {
        CommandRun run = CommandRun.kith("itmes");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("itmes", "items");
    }

    @Test
    void helpOfAVerb() {
        for (String verb :
                Kith.commandLine(CommandRun.terminal()).getSubcommands().keySet()) {
            CommandRun help = CommandRun.kith("help", verb);
            assertThat(help.exit()).as(verb).isZero();
            assertThat(help.out())
                    .as(verb)
                    .isEqualTo(CommandRun.kith(verb, "--help").out());
        }
        assertThat(CommandRun.kith("help").out())
                .isEqualTo(CommandRun.kith("--help").out());
    }

    /** All but those that do something without arguments: {@code run} and {@code instrument list}. */
    @Test
    void aVerbWithoutArgumentsShowsItsTwoCommonestCalls() {
        for (CommandLine verb : all(Kith.commandLine(CommandRun.terminal()))) {
            String name = verb.getCommandSpec().qualifiedName();
            if (!verb.getSubcommands().isEmpty() || name.equals("kith run") || name.equals("kith instrument list")) {
                continue;
            }
            CommandRun bare = CommandRun.kith(name.substring("kith ".length()).split(" "));
            assertThat(bare.exit()).as(name).isEqualTo(2);
            assertThat(bare.err().lines().filter(line -> line.startsWith(name + " ")))
                    .as(name)
                    .hasSize(2)
                    .doesNotHaveDuplicates();
            assertThat(bare.err()).as(name).contains("see " + name + " --help");
        }
        assertThat(CommandRun.kith("instrument").out())
                .contains("  kith instrument show", "  kith instrument codebook");
    }

    @Test
    void suggestsTheOptionThatWasMeant() {
        assertThat(CommandRun.kith("efa", "-d", "x.csv", "--rotatoin", "oblimin")
                        .err())
                .contains("did you mean “--rotation”?");
    }
}
