package kith.setup;

import java.util.Optional;
import java.util.regex.Pattern;
import kith.data.IdentifyingColumns;

/** What a column is for, in the order in which the rules are tried. */
public enum ColumnRole {
    /** Tells who a respondent is; never read into a study. */
    DIRECT_IDENTIFIER(""),
    /** Written by the survey tool. */
    TOOL(
            "(?i)(start ?date|end ?date|status|progress|duration.*|finished|recorded ?date|distribution ?channel|user ?language|"
                    + "external ?(data)?reference|collector.?id|submitdate|lastpage|startlanguage|seed|datestamp|refurl|token|"
                    + "timestamp|zeitstempel|marca temporal|horodateur|start ?time|completion ?time|last modified time|_uuid|"
                    + "_submission.*|_validation_status|_notes|_status|_submitted_by|__version__|_tags|_index|submission ?date|"
                    + "(redcap[_ ])?(survey[_ ]identifier|repeat[_ ](instrument|instance)|data[_ ]access[_ ]group)|complete\\?|.*_timestamp|.*_complete|"
                    + "group ?time\\d+.*|interview ?time|instanceid|deviceid|formversion|attachments.*|edits|reviewstate)"),
    /** The respondent. */
    ID(
            "(?i)(id|.*[_ .-]id|pid|.*id$|respondent.*|participant.*|subject.*|record_?id|response ?id|(teilnehmer|proband)(in|innen)?[_ -]?(id|nr|nummer|code)?|laufnummer|kennung|case(_?no)?|person|vpn?|"
                    + "code|_id|key|nr|no)"),
    /** When it was answered. */
    WAVE("(?i)(wave|time ?point|visit|occasion|measurement|zeitpunkt|welle|redcap_event_name|event ?name|t|time)"),
    /** The arm of a trial. */
    ARM("(?i)(arm|treat(ment)?|intervention|randomi[sz]ed|allocation)"),
    /** The weight of a row. */
    WEIGHT("(?i)(weights?|wt|pweight|.*_weight|gewicht)"),
    /** The context that was answered about. */
    CONTEXT("(?i)(context|setting|form|version|instrument_version)"),
    /** The group that the respondent belongs to and answers about. */
    CLUSTER(
            "(?i)(clusters?|team|area|practice|ward|company|class|classroom|organi[sz]ation|grp|neighbou?rhood|unit|facility|clinic|"
                    + "hospital|household)(_?(id|no|nr|code|name))?"),
    /** Groups to be compared. */
    GROUP(
            "(?i)(groups?|gender|sex|geschlecht|school|site|country|land|language|sprache|sample|condition|age ?group|education|"
                    + "ethnicity|region|cohort|centre|center|gruppe|schule|standort|bedingung|altersgruppe|bildung)"),
    /** A box of a question with several answers, as REDCap exports it. */
    BOX(".+___.+"),
    /** An item of a questionnaire. */
    ITEM(""),
    /** Anything else. */
    OTHER("");

    private final Pattern names;

    ColumnRole(String names) {
        this.names = Pattern.compile(names);
    }

    /** The first role whose names have this one; empty where none has. */
    static Optional<ColumnRole> named(String column) {
        String name = column.strip();
        if (IdentifyingColumns.contains(name)) {
            return Optional.of(DIRECT_IDENTIFIER);
        }
        for (ColumnRole role : values()) {
            if (!role.names.pattern().isEmpty() && role.names.matcher(name).matches()) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
