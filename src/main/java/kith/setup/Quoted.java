package kith.setup;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Text from a data file as a scalar of YAML, which cannot become anything else. */
final class Quoted {

    private Quoted() {}

    /** In double quotes, with the escapes of JSON, which YAML shares. */
    static String text(String text) {
        String line = text.replaceAll("\\s*\\R\\s*", " ").replaceAll("[\\u0085\\u2028\\u2029\\p{Cntrl}]", " ");
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(line)) + '"';
    }
}
