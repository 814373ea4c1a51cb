package kith.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import kith.math.Progress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on standard error, for readers, when work lasts longer than a second. */
final class TerminalProgress implements AutoCloseable {

    private static final long PATIENCE_MS = 1_000;

    private final Terminal terminal;
    private final Map<String, int[]> steps = new LinkedHashMap<>();
    private final Timer timer;
    private ProgressBar bar;
    private String doing = "";

    private TerminalProgress(Terminal terminal, boolean shown) {
        this.terminal = terminal;
        this.timer = shown ? new Timer("kith-progress", true) : null;
        if (timer != null) {
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            open();
                        }
                    },
                    PATIENCE_MS);
        }
    }

    static TerminalProgress on(Terminal terminal, boolean quiet) {
        return new TerminalProgress(terminal, terminal.errIsTerminal() && !quiet);
    }

    private synchronized void open() {
        bar = new ProgressBarBuilder()
                .setTaskName("kith")
                .setInitialMax(1)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new me.tongfei.progressbar.ConsoleProgressBarConsumer(terminal.err(), 80))
                .setUpdateIntervalMillis(200)
                .hideEta()
                .clearDisplayOnFinish()
                .build();
        show();
    }

    /** Hears how far one of several tasks has come, such as a study. */
    Progress of(String task) {
        return (step, done, all) -> at(task, step, done, all);
    }

    /** Hears how many pieces are done. */
    Progress ofPieces() {
        return (pieces, done, all) -> at(pieces, done + " of " + all, done, all);
    }

    private synchronized void at(String task, String step, int done, int all) {
        steps.put(task, new int[] {done, all});
        doing = task + ": " + step;
        show();
    }

    private void show() {
        if (bar != null) {
            bar.maxHint(steps.values().stream().mapToInt(step -> step[1]).sum());
            bar.stepTo(steps.values().stream().mapToInt(step -> step[0]).sum());
            bar.setExtraMessage(doing);
        }
    }

    @Override
    public synchronized void close() {
        if (timer != null) {
            timer.cancel();
        }
        if (bar != null) {
            bar.close();
        }
    }
}
