package dev.lifeguard.serve.page;

import dev.lifeguard.finding.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All files of the page, by name: a closed list, since a native executable cannot look around in its resources. */
record PageFiles(Map<String, PageFile> files) {
    static final String INDEX = "index.html";
    static final List<String> NAMES =
            List.of(("index.html base.css parts.css text.css main.js find.js card.js certificate.js"
                            + " chain.js connections.js copy.js element.js feed.js finding.js incidents.js latency.js migrations.js"
                            + " pool.js verdict.js words.js healthy.svg degraded.svg down.svg unknown.svg")
                    .split(" "));

    static PageFiles load(Place place) {
        return new PageFiles(NAMES.stream()
                .map(name -> PageFile.load(name, place))
                .collect(Collectors.toUnmodifiableMap(PageFile::name, Function.identity())));
    }

    PageFile index() {
        return named(INDEX).orElseThrow();
    }

    Optional<PageFile> named(String name) {
        return Optional.ofNullable(files.get(name));
    }
}
