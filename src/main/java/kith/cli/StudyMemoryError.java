package kith.cli;

import java.nio.file.Path;

/** Memory ended in the only study of a run. */
final class StudyMemoryError extends OutOfMemoryError {

    private static final long serialVersionUID = 1;

    private final transient Path data;

    /** @param data the file with the responses of the study */
    StudyMemoryError(Path data, Throwable cause) {
        super(cause.getMessage());
        this.data = data;
        initCause(cause);
    }

    Path data() {
        return data;
    }
}
