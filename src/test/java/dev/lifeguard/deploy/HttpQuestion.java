package dev.lifeguard.deploy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A probe over HTTP, with a new connection each time: {@code pkg/probe/http/http.go} of Kubernetes.
 *
 * @param address of the pod
 */
record HttpQuestion(String address) {
    ProbeAnswer ask(Probe probe, Container container) {
        HTTPGetAction get = probe.getHttpGet();
        URI uri = URI.create("http://" + address + ":" + port(get.getPort(), container) + get.getPath());
        int limit = 1_000 * ProbeTimes.timeout(probe);
        CompletableFuture<ProbeAnswer.Result> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> answer.complete(send(uri, limit)), "probe");
        thread.setDaemon(true);
        thread.start();
        return now -> Optional.ofNullable(answer.getNow(null));
    }

    private static ProbeAnswer.Result send(URI uri, int limit) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setRequestProperty("Connection", "close");
            connection.setConnectTimeout(limit);
            connection.setReadTimeout(limit);
            int status = connection.getResponseCode();
            return new ProbeAnswer.Result(
                    status >= 200 && status < 400, "HTTP probe failed with statuscode: " + status);
        } catch (IOException silent) {
            return new ProbeAnswer.Result(false, "Get \"" + uri + "\": " + silent.getMessage());
        }
    }

    private static int port(IntOrString port, Container container) {
        return Optional.ofNullable(port.getIntVal())
                .orElseGet(() -> container.getPorts().stream()
                        .filter(each -> port.getStrVal().equals(each.getName()))
                        .map(ContainerPort::getContainerPort)
                        .findFirst()
                        .orElseThrow());
    }
}
