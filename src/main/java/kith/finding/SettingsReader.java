package kith.finding;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads how each setting is written for each way in. */
final class SettingsReader {

    private SettingsReader() {}

    static Map<String, Map<String, String>> forms() {
        Map<String, Map<String, String>> forms = new LinkedHashMap<>();
        SimpleYaml.read("/kith/finding/settings.yaml").forEach((setting, ways) -> {
            Map<String, String> byWay = new LinkedHashMap<>();
            ((Map<?, ?>) ways).forEach((way, form) -> byWay.put((String) way, (String) form));
            forms.put(setting, byWay);
        });
        return forms;
    }
}
