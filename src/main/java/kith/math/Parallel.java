package kith.math;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Independent pieces of work on several threads, with the answers in the order of the pieces whatever the number of
 * threads.
 *
 * @param threads how many threads at the most, at least 1
 */
public record Parallel(int threads) {

    public Parallel {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread, not " + threads);
        }
    }

    /** As many threads as the machine has cores. */
    public static Parallel allCores() {
        return new Parallel(Runtime.getRuntime().availableProcessors());
    }

    /**
     * @param pieces how many pieces
     * @param work what piece {@code k} gives; must depend on {@code k} alone
     * @return the answers, piece by piece
     */
    public <T> List<T> map(int pieces, IntFunction<T> work) {
        if (threads == 1 || pieces <= 1) {
            List<T> answers = new ArrayList<>(pieces);
            for (int k = 0; k < pieces; k++) {
                answers.add(work.apply(k));
            }
            return answers;
        }
        ExecutorService executor = Executors.newFixedThreadPool(Math.min(threads, pieces), Parallel::daemon);
        try {
            List<Callable<T>> tasks = new ArrayList<>(pieces);
            for (int k = 0; k < pieces; k++) {
                int piece = k;
                tasks.add(() -> work.apply(piece));
            }
            List<T> answers = new ArrayList<>(pieces);
            for (Future<T> future : executor.invokeAll(tasks)) {
                answers.add(future.get());
            }
            return answers;
        } catch (ExecutionException failure) {
            throw causeOf(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        } finally {
            executor.shutdownNow();
        }
    }

    /**
     * Begins work beside what follows; with one thread it is done at once.
     *
     * @param work must depend on nothing that changes
     * @return waits for what it gives
     */
    public <T> Supplier<T> begin(Supplier<T> work) {
        if (threads == 1) {
            T answer = work.get();
            return () -> answer;
        }
        FutureTask<T> task = new FutureTask<>(work::get);
        daemon(task).start();
        return () -> {
            try {
                return task.get();
            } catch (ExecutionException failure) {
                throw causeOf(failure);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interruption);
            }
        };
    }

    private static RuntimeException causeOf(ExecutionException failure) {
        if (failure.getCause() instanceof RuntimeException cause) {
            return cause;
        }
        if (failure.getCause() instanceof Error cause) {
            throw cause;
        }
        return new IllegalStateException(failure.getCause());
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "kith-worker");
        thread.setDaemon(true);
        return thread;
    }
}
