package kith.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.finding.InputException;
import kith.finding.Suggestion;
import kith.finding.WayIn;
import kith.study.Version;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line {@code kith VERB [options]}. */
@Command(
        name = "kith",
        description =
                "Psychometric analysis of questionnaires: how well they measure, and whether scores from one context may be"
                        + " compared with scores from another.",
        mixinStandardHelpOptions = true,
        versionProvider = Kith.Versions.class,
        subcommandsRepeatable = false,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footer = {
            "",
            "Exit codes: 0 done; 1 some analyses could not be done (the rest is written); 2 wrong input or usage;"
                    + " 3 not converged, inadmissible or with a finding of severity error, with --strict; 70 a bug;"
                    + " 71 out of memory; 74 the output could not be written.",
            "",
            "Example:",
            "  kith run datasets/holzinger1939/study.yaml"
        })
public final class Kith implements Runnable {

    /** In the order in which they are listed. */
    private static final Map<String, Class<?>> VERBS = verbs();

    private final Terminal terminal;
    private final IFactory verbs;

    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where in the program an error came from.")
    private boolean debug;

    @Option(
            names = "--completion",
            description =
                    "Write the script that completes verbs and options in bash and zsh: source <(kith --completion).")
    private boolean completion;

    @Option(
            names = "--man",
            paramLabel = "FOLDER",
            description =
                    "Write the manual pages of all verbs there: kith --man ~/.local/share/man, then man kith-items.")
    private Path manual;

    private static Map<String, Class<?>> verbs() {
        Map<String, Class<?>> verbs = new LinkedHashMap<>();
        verbs.put("init", InitCommand.class);
        verbs.put("freeze", FreezeCommand.class);
        verbs.put("run", RunCommand.class);
        verbs.put("instrument", InstrumentCommand.class);
        verbs.put("screen", ScreenCommand.class);
        verbs.put("score", ScoreCommand.class);
        verbs.put("items", ItemsCommand.class);
        verbs.put("agreement", AgreementCommand.class);
        verbs.put("change", ChangeCommand.class);
        verbs.put("content", ContentCommand.class);
        verbs.put("group", GroupCommand.class);
        verbs.put("moments", MomentsCommand.class);
        verbs.put("efa", EfaCommand.class);
        verbs.put("cfa", CfaCommand.class);
        verbs.put("invariance", InvarianceCommand.class);
        verbs.put("dif", DifCommand.class);
        verbs.put("irt", IrtCommand.class);
        verbs.put("mokken", MokkenCommand.class);
        verbs.put("shorten", ShortenCommand.class);
        verbs.put("network", NetworkCommand.class);
        verbs.put("plan", PlanCommand.class);
        verbs.put("pool", PoolCommand.class);
        verbs.put("simulate", SimulateCommand.class);
        verbs.put("diff", DiffCommand.class);
        return verbs;
    }

    private Kith(Terminal terminal, IFactory verbs) {
        this.terminal = terminal;
        this.verbs = verbs;
    }

    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    /** Runs a command; writes to the streams of {@code terminal} only. */
    static int run(Terminal terminal, String... arguments) {
        return run(terminal, new Verbs(terminal), arguments);
    }

    /** @param verbs makes the objects of the verbs */
    static int run(Terminal terminal, IFactory verbs, String... arguments) {
        Kith kith = new Kith(terminal, verbs);
        String[] asked = RetiredNames.renamed(asked(arguments));
        CommandLine line = kith.commandLine(needed(asked));
        try {
            int code = kith.run(line, asked);
            if (terminal.out().checkError()) {
                terminal.warn("kith: standard output is closed or full; the answer was not written");
                return ExitCode.OUTPUT_LOST.code();
            }
            return code;
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    /** {@code help VERB} is {@code VERB --help}. */
    private static String[] asked(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals("help")) {
            return arguments;
        }
        String[] help = Arrays.copyOfRange(arguments, 1, arguments.length + 1);
        help[help.length - 1] = "--help";
        return help;
    }

    /** The command with its verbs; also for the test that looks at every verb. */
    static CommandLine commandLine(Terminal terminal) {
        return new Kith(terminal, new Verbs(terminal)).commandLine(VERBS.keySet());
    }

    /** The verb that is asked for, since each takes time to set up; all of them where none is named first. */
    private static Set<String> needed(String[] arguments) {
        boolean named = arguments.length > 0 && VERBS.containsKey(arguments[0]);
        return named ? Set.of(arguments[0]) : VERBS.keySet();
    }

    private CommandLine commandLine(Set<String> names) {
        CommandLine line = new CommandLine(this, verbs);
        VERBS.forEach((name, type) -> {
            if (names.contains(name)) {
                line.addSubcommand(name, new CommandLine(type, verbs));
            }
        });
        line.registerConverter(Double.class, new FiniteNumber());
        line.registerConverter(double.class, new FiniteNumber());
        EnumWord.register(line);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(Terminal.width());
        collectErrors(line);
        HelpSections.arrange(line);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.outIsTerminal() ? Ansi.AUTO : Ansi.OFF));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        return line;
    }

    private static void collectErrors(CommandLine line) {
        line.getCommandSpec().parser().collectErrors(true);
        line.getSubcommands().values().forEach(Kith::collectErrors);
    }

    private int run(CommandLine line, String[] arguments) {
        try {
            ParseResult parsed = line.parseArgs(arguments);
            Integer help = CommandLine.executeHelpRequest(parsed);
            if (help != null) {
                return ExitCode.DONE.code();
            }
            List<Exception> wrong = parsed.asCommandLineList().stream()
                    .flatMap(command -> command.getParseResult().errors().stream())
                    .filter(problem -> !isOfNeedlessData(problem))
                    .distinct()
                    .toList();
            if (!wrong.isEmpty()) {
                tellChecks(parsed, wrong);
                return tellUsage(parsed.asCommandLineList(), wrong);
            }
            return execute(parsed);
        } catch (ParameterException wrong) {
            return tellUsage(List.of(wrong.getCommandLine()), List.of(wrong));
        }
    }

    /** What else is wrong where nothing but values could not be read. */
    private void tellChecks(ParseResult parsed, List<Exception> wrong) {
        if (wrong.stream().allMatch(problem -> problem.getClass() == ParameterException.class)) {
            try {
                EarlyChecks.require(parsed, terminal);
            } catch (InputException more) {
                terminal.tell(more.problems(), WayIn.COMMAND_LINE);
            }
        }
    }

    private int execute(ParseResult parsed) {
        try {
            EarlyChecks.require(parsed, terminal);
            new CommandLine.RunLast().execute(parsed);
            List<CommandLine> commands = parsed.asCommandLineList();
            Object code = commands.get(commands.size() - 1).getExecutionResult();
            return code instanceof ExitCode exit ? exit.code() : ExitCode.DONE.code();
        } catch (CommandLine.ExecutionException failure) {
            return tell(failure.getCause() == null ? failure : failure.getCause(), parsed);
        } catch (RuntimeException | Error failure) {
            return tell(failure, parsed);
        }
    }

    private int tell(Throwable failure, ParseResult parsed) {
        if (debug) {
            failure.printStackTrace(terminal.err());
        }
        if (failure instanceof InputException wrong) {
            terminal.tell(wrong.problems(), WayIn.COMMAND_LINE);
            return ExitCode.WRONG_INPUT.code();
        }
        if (failure instanceof OutOfMemoryError) {
            terminal.warn("kith: " + outOfMemory(failure, parsed));
            return ExitCode.OUT_OF_MEMORY.code();
        }
        terminal.warn("kith: this is a bug: " + failure + (debug ? "" : "; run again with --debug and report it"));
        return ExitCode.BUG.code();
    }

    private static String outOfMemory(Throwable failure, ParseResult parsed) {
        if (failure instanceof StudyMemoryError memory) {
            return OutOfMemory.message("run", Optional.of(memory.data()));
        }
        List<CommandLine> commands = parsed.asCommandLineList();
        CommandLine verb = commands.get(commands.size() - 1);
        Optional<Path> data = Optional.ofNullable(verb.getParseResult().matchedOption("--data"))
                .map(option -> option.<Object>getValue())
                .map(value -> Path.of(value.toString()));
        return OutOfMemory.message(verb.getCommandName(), data);
    }

    private int tellUsage(List<CommandLine> commands, List<Exception> wrong) {
        wrong.stream()
                .map(problem -> "kith: " + problem.getMessage() + suggestion(problem))
                .distinct()
                .forEach(terminal::warn);
        if (wrong.stream().noneMatch(CommandLine.MissingParameterException.class::isInstance)) {
            tellMissing(commands.get(commands.size() - 1));
        }
        CommandSpec verb = commands.get(commands.size() - 1).getCommandSpec();
        boolean bare = commands.get(commands.size() - 1).getParseResult() != null
                && commands.get(commands.size() - 1)
                        .getParseResult()
                        .matchedArgs()
                        .isEmpty();
        if (bare) {
            examples(verb).forEach(terminal::warn);
        }
        terminal.warn("kith: see " + verb.qualifiedName() + " --help");
        return ExitCode.WRONG_INPUT.code();
    }

    /** The two commonest calls of a verb, which its help shows first. */
    private static List<String> examples(CommandSpec verb) {
        return Arrays.stream(verb.usageMessage().footer())
                .filter(line -> line.startsWith("  " + verb.qualifiedName() + " "))
                .limit(2)
                .toList();
    }

    /** That there is no file of responses, where moments stand in its place. */
    private static boolean isOfNeedlessData(Exception problem) {
        return problem instanceof CommandLine.MissingParameterException missing
                && missing.getMissing().stream().allMatch(argument -> isNeedless(missing.getCommandLine(), argument));
    }

    private static boolean isNeedless(CommandLine command, ArgSpec argument) {
        return argument.isOption()
                && ((OptionSpec) argument).longestName().equals("--data")
                && MatrixOptions.standsFor(command.getCommandSpec());
    }

    /** The parser looks for what is missing only when nothing else is wrong. */
    private void tellMissing(CommandLine command) {
        ParseResult parsed = command.getParseResult();
        if (parsed != null) {
            command.getCommandSpec().requiredArgs().stream()
                    .filter(argument -> !parsed.matchedArgs().contains(argument) && !isNeedless(command, argument))
                    .forEach(argument -> terminal.warn("kith: Missing required "
                            + (argument.isOption()
                                    ? "option: '" + ((OptionSpec) argument).longestName() + "=" + argument.paramLabel()
                                            + "'"
                                    : "parameter: '" + argument.paramLabel() + "'")));
        }
    }

    private static String suggestion(Exception problem) {
        if (problem instanceof CommandLine.UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            CommandSpec command = unmatched.getCommandLine().getCommandSpec();
            Set<String> known = word.startsWith("-")
                    ? command.optionsMap().keySet()
                    : command.subcommands().keySet();
            String phrase = Suggestion.phrase(word, known);
            return phrase.isEmpty() ? "" : "; " + phrase;
        }
        return "";
    }

    /** Without a verb: the help. */
    @Override
    public void run() {
        if (manual != null) {
            Path folder = terminal.resolve(manual);
            Map<Path, byte[]> pages = new LinkedHashMap<>();
            ManualPages.of(spec.commandLine()).forEach((name, page) -> pages.put(folder.resolve(name), page));
            OutputFile.writeAll(pages);
        } else if (completion) {
            terminal.out().print(AutoComplete.bash("kith", spec.commandLine()));
        } else {
            spec.commandLine().usage(terminal.out());
        }
    }

    /** Tells {@code --version}. */
    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"kith " + Version.text()};
        }
    }
}
