package kith.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The site of the documentation: each page of {@code docs} as HTML with the same contents at its side, and the javadoc
 * beside them. It needs no network to be made or read.
 */
public final class Site {

    private static final Path PAGES = Path.of("docs");
    private static final String FRONT = "README.md";
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                // A wide table or example scrolls by itself, also by keyboard.
                if (node instanceof TableBlock && tag.equals("table") || tag.equals("pre")) {
                    attributes.put("tabindex", "0");
                }
            })
            .build();

    private Site() {}

    /**
     * Writes the site.
     *
     * @param arguments the folder of the site, and the folder of the javadoc, which need not be there
     * @throws IOException if a page cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Path site = Path.of(arguments[0]);
        Path javadoc = Path.of(arguments[1]);
        Files.createDirectories(site);
        boolean described = Files.isDirectory(javadoc);
        for (Map.Entry<String, String> page : pages(described).entrySet()) {
            Files.writeString(site.resolve(page.getKey()), page.getValue());
        }
        if (described) {
            copy(javadoc, site.resolve("javadoc"));
        }
    }

    /** Each file of the site and its HTML. */
    static Map<String, String> pages(boolean javadoc) throws IOException {
        Map<String, Node> documents = new LinkedHashMap<>();
        documents.put(FRONT, PARSER.parse(Files.readString(PAGES.resolve(FRONT))));
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".md")).sorted().toList()) {
                documents.putIfAbsent(file.getFileName().toString(), PARSER.parse(Files.readString(file)));
            }
        }
        String contents = contents(documents.get(FRONT), javadoc);
        String frame = frame();
        Map<String, String> pages = new LinkedHashMap<>();
        documents.forEach((file, document) -> {
            toHtmlLinks(document);
            pages.put(
                    html(file),
                    frame.replace("{title}", title(document))
                            .replace(
                                    "{contents}",
                                    contents.replace(
                                            "href=\"" + html(file) + "\"",
                                            "href=\"" + html(file) + "\" aria-current=\"page\""))
                            .replace("{text}", RENDERER.render(document)));
        });
        return pages;
    }

    private static String frame() throws IOException {
        try (var file = Site.class.getResourceAsStream("site.html")) {
            return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** The links of the front page, under its headings. */
    private static String contents(Node front, boolean javadoc) {
        StringBuilder list = new StringBuilder("<p><a href=\"index.html\">Kith</a></p>\n");
        List<String> open = new ArrayList<>();
        front.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                if (heading.getLevel() == 2) {
                    list.append(open.isEmpty() ? "" : "</ul>\n")
                            .append("<h2>")
                            .append(text(heading))
                            .append("</h2>\n<ul>\n");
                    open.add("ul");
                }
            }

            @Override
            public void visit(Link link) {
                if (!open.isEmpty() && link.getDestination().matches("[a-z0-9-]+\\.md")) {
                    list.append("<li><a href=\"")
                            .append(html(link.getDestination()))
                            .append("\">");
                    list.append(text(link)).append("</a></li>\n");
                }
            }
        });
        if (javadoc) {
            list.append("<li><a href=\"javadoc/index.html\">Javadoc</a></li>\n");
        }
        return list.append("</ul>\n").toString();
    }

    private static void toHtmlLinks(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                String to = link.getDestination();
                if (to.matches("[A-Za-z0-9-]+\\.md(#.*)?")) {
                    int anchor = to.indexOf('#');
                    link.setDestination(anchor < 0 ? html(to) : html(to.substring(0, anchor)) + to.substring(anchor));
                }
                visitChildren(link);
            }
        });
    }

    private static String html(String page) {
        return page.equals(FRONT) ? "index.html" : page.replaceFirst("\\.md$", ".html");
    }

    private static String title(Node document) {
        return document.getFirstChild() instanceof Heading heading ? text(heading) : "Kith";
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }
        });
        return text.toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
