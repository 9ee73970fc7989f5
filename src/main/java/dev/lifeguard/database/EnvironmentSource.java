package dev.lifeguard.database;

import dev.lifeguard.database.UrlProblem.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The default target: {@code LIFEGUARD_DATABASE_URL}, else {@code DATABASE_URL}, else libpq's variables. Where Lifeguard has
 * a URL of its own, the application's is still read for what is wrong with it, and its own is not held to any driver.
 */
record EnvironmentSource(UrlEnvironment around) implements ConnectionSource {
    static final String OWN = "LIFEGUARD_DATABASE_URL";
    static final String APPLICATION = "DATABASE_URL";
    private static final String PASSWORD = "PGPASSWORD";

    static boolean isSet(Map<String, String> environment) {
        return Variable.isSet(environment, OWN)
                || Variable.isSet(environment, APPLICATION)
                || LibpqEnvironment.isSet(environment);
    }

    @Override
    public DatabaseUrl read() {
        Map<String, String> environment = around.environment();
        if (Variable.isSet(environment, OWN)) {
            return own();
        }
        if (Variable.isSet(environment, APPLICATION)) {
            return read(APPLICATION);
        }
        if (LibpqEnvironment.isSet(environment)) {
            return UrlDefaults.of(new ParsedUrl(DriverFamily.ENVIRONMENT, ""), around);
        }
        String found = environment.containsKey(APPLICATION) ? "it is empty" : "it is not set";
        return DatabaseUrl.unusable(
                Dialect.ENVIRONMENT,
                UrlProblem.unusable(
                        APPLICATION,
                        found + ", and"
                                + " PGHOST is not set: set DATABASE_URL as the application has it, or DATABASE_URL_FILE, or LIFEGUARD_DATABASE_URL"
                                + " for a role of its own"));
    }

    @Override
    public boolean namesFile() {
        return around.namesFile()
                || UrlEnvironment.namesFile(around.environment().getOrDefault(OWN, ""))
                || UrlEnvironment.namesFile(around.environment().getOrDefault(APPLICATION, ""));
    }

    @Override
    public Optional<OtherSecret> other() {
        Map<String, String> environment = around.environment();
        DatabaseUrl own = read();
        Optional<Secret> password = Variable.read(environment, PASSWORD).value();
        return beside(Variable.isSet(environment, OWN) ? OWN : APPLICATION, url -> UrlDefaults.of(url.reveal(), around))
                .or(() -> password.equals(own.password()) ? beside(PASSWORD, own::withPassword) : Optional.empty())
                .or(() -> own.password().isPresent() ? mounted(PASSWORD, own::withPassword) : Optional.empty())
                .filter(other -> own.differsInLoginOnly(other.url()));
    }

    private Optional<OtherSecret> beside(String name, Function<Secret, DatabaseUrl> meaning) {
        return other(name, Variable.fileBeside(around.environment(), name), meaning);
    }

    /** A file for the password alone, which counts for nothing while the URL, or its own file, has one. */
    private Optional<OtherSecret> mounted(String name, Function<Secret, DatabaseUrl> meaning) {
        return around.environment().getOrDefault(name, "").isEmpty()
                ? other(name, Variable.read(around.environment(), name).value(), meaning)
                : Optional.empty();
    }

    private Optional<OtherSecret> other(String name, Optional<Secret> text, Function<Secret, DatabaseUrl> meaning) {
        return text.flatMap(value -> Variable.writtenAt(around.environment(), name)
                .map(at -> new OtherSecret(meaning.apply(value), name + "_FILE", at)));
    }

    private DatabaseUrl read(String name) {
        Variable variable = Variable.read(around.environment(), name);
        if (variable.value().isEmpty()) {
            return DatabaseUrl.unusable(Dialect.URI, variable.complaints().get(0));
        }
        DatabaseUrl url =
                UrlDefaults.of(variable.value().get().reveal(), around).namedBy(name);
        for (UrlProblem complaint : variable.complaints()) {
            url = url.withComplaint(complaint);
        }
        return url;
    }

    private DatabaseUrl own() {
        DatabaseUrl url = read(OWN);
        List<UrlProblem> complaints = new ArrayList<>();
        url.complaints().forEach(each -> complaints.add(each.weight() == Weight.BREAKS_DRIVER ? risk(each) : each));
        complaints.addAll(applications());
        complaints.sort(Comparator.comparing(UrlProblem::weight));
        return url.withComplaints(complaints);
    }

    private List<UrlProblem> applications() {
        Optional<Secret> text = Variable.read(around.environment(), APPLICATION).value();
        return text
                .map(value -> UrlDefaults.of(value.reveal(), around).namedBy("").complaints())
                .orElse(List.of())
                .stream()
                .map(EnvironmentSource::applications)
                .toList();
    }

    private static UrlProblem applications(UrlProblem complaint) {
        Weight weight = complaint.weight() == Weight.RISK ? Weight.RISK : Weight.BREAKS_DRIVER;
        String where = complaint.where().isEmpty() ? APPLICATION : APPLICATION + ": " + complaint.where();
        return new UrlProblem(weight, where, complaint.what(), complaint.corrected());
    }

    private static UrlProblem risk(UrlProblem complaint) {
        return new UrlProblem(Weight.RISK, complaint.where(), complaint.what(), complaint.corrected());
    }
}
