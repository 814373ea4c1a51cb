/**
 * YAML files whose every key and value knows its line and column, and their check against a JSON Schema. A file that is
 * wrong is told with all that is wrong, each problem with its place, what stands there, what was expected and what to
 * do. Instruments, populations and studies are read with it. Start with {@link kith.yaml.YamlDocument}, then
 * {@link kith.yaml.YamlSchema}.
 */
package kith.yaml;
