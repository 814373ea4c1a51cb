package kith.data;

import java.util.regex.Pattern;

/**
 * Columns that tell who a respondent is, by their English or German names in exports of survey tools: e-mail and postal
 * addresses, names, telephone and insurance numbers, IP addresses, coordinates. They are read only where they are asked
 * for by name.
 */
public final class IdentifyingColumns {

    private static final Pattern NAMES = Pattern.compile(
            "(?i).*(e-?mail|ip ?addr|ipaddress|ipaddr|phone|telefon|recipient(first|last)|first[_ ]?name"
                    + "|last[_ ]?name|name_(first|last)|surname|latitude|longitude|location(lat|long)|username|submitterName"
                    + "|street|postcode|zip ?code|ip[- ]?adresse|vorname|nachname|familienname|breitengrad|l[äa]e?ngengrad"
                    + "|koordinaten|anschrift|postleitzahl|geburtsdatum|benutzername|handynummer).*|ip|gps|plz|adresse|wohnort|stra(ß|ss)e|dob|date[_ ]of[_ ]birth|(home|postal)?[_ ]?address"
                    + "|((your|ihr|full|patient|participant|respondent|teilnehmer)[_ ]?)?name|(\\w+_)*(contact|kin|guardian|parent)_(\\w+_)*(name|address)"
                    + "|mobile([_ ]?(no|number))?|fax|mrn|ssn|(nhs|social[_ ]security|insurance|versicherten)[_ ]?(number|no|nummer)");

    private IdentifyingColumns() {}

    /** Whether a column has such a name. */
    public static boolean contains(String column) {
        return NAMES.matcher(column.strip()).matches();
    }
}
