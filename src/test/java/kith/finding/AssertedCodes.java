package kith.finding;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The codes that the text of a test class asserts to be among the findings of an answer: literals in a call such as
 * {@code contains} of an assertion. A code of which the class makes a finding itself, one that must not be there, and
 * one of several of which any will do, do not count.
 */
public final class AssertedCodes {

    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z_0-9]*)\"");
    private static final Pattern MADE = Pattern.compile("Finding\\.of\\(\\s*\"([a-z_0-9]+)\"");
    private static final Pattern ASSERTION = Pattern.compile("\\bassertThat\\w*\\(");
    private static final Pattern UNSURE = Pattern.compile("noneMatch|containsAnyOf|isEmpty\\(\\)|hasSize\\([^)]*\\?");

    /** Calls of which the arguments must be there; {@code finding} and {@code where} fail where there is none. */
    private static final Set<String> EXPECTING = Set.of(
            "contains",
            "containsExactly",
            "containsExactlyInAnyOrder",
            "containsOnly",
            "containsOnlyOnce",
            "isEqualTo",
            "equals",
            "tuple",
            "finding",
            "where",
            "assertThatOnlyAlphaHasIntervals");

    private AssertedCodes() {}

    /** @param text of a test class */
    public static Set<String> in(String text) {
        String code = withoutWords(text);
        Set<String> asserted = new TreeSet<>();
        for (String statement : code.split(";\\s*\n|[{}]\\s*\n")) {
            if (ASSERTION.matcher(statement).find()
                    && !UNSURE.matcher(statement).find()) {
                Matcher literal = LITERAL.matcher(statement);
                while (literal.find()) {
                    if (EXPECTING.contains(callAround(statement, literal.toMatchResult()))) {
                        asserted.add(literal.group(1));
                    }
                }
            }
        }
        MADE.matcher(code).results().forEach(made -> asserted.remove(made.group(1)));
        return asserted;
    }

    private static String withoutWords(String text) {
        StringBuilder kept = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            if (text.startsWith("/*", at)) {
                end = text.indexOf("*/", at) + 2;
            } else if (text.startsWith("\"\"\"", at)) {
                end = text.indexOf("\"\"\"", at + 3) + 3;
            }
            if (end == at) {
                kept.append(text.charAt(at++));
            } else {
                at = end;
            }
        }
        return kept.toString();
    }

    /** The name of the innermost call that a literal is an argument of. */
    private static String callAround(String statement, MatchResult literal) {
        int depth = 0;
        int at = literal.start();
        while (at > 0 && depth >= 0) {
            char letter = statement.charAt(--at);
            depth += letter == ')' ? 1 : letter == '(' ? -1 : 0;
        }
        int end = at;
        while (at > 0 && Character.isJavaIdentifierPart(statement.charAt(at - 1))) {
            at--;
        }
        return statement.substring(at, end);
    }
}
