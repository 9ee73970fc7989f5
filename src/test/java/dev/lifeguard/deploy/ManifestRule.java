package dev.lifeguard.deploy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule that a linter of Kubernetes' manifests has, under the names it has there.
 *
 * @param names {@code tool:check}, separated by spaces
 * @param broken the places of one installation at which the rule is broken
 */
record ManifestRule(String names, Check broken) {
    interface Check {
        Stream<Place> in(Manifests installed);
    }

    /** One object, or one container of its pod. */
    record Place(HasMetadata object, String container) {
        @Override
        public String toString() {
            return ShippedPods.name(object) + (container.isEmpty() ? "" : " " + container);
        }
    }

    List<String> places(Manifests installed) {
        return broken.in(installed).map(Place::toString).toList();
    }
}
