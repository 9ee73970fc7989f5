package dev.lifeguard.probe.activity;

import dev.lifeguard.async.Futures;
import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.database.Target;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Capacity;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.Fleet;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PodSession;
import dev.lifeguard.observation.PoolFacts;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.probe.OpenSession;
import dev.lifeguard.probe.Probe;
import dev.lifeguard.probe.QuestionFailure;
import dev.lifeguard.probe.QuestionKind;
import dev.lifeguard.probe.ServerShare;
import dev.lifeguard.probe.SessionEnds;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.probe.socket.TcpSocket;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Who is connected, and this pod's own pool. It asks on the path's one session, which works while the server is full too.
 * The rule is a glance: this pod's sessions, and a count of the others. Everybody is looked at where that may change what
 * is found, where somebody asks, and now and then. Looks again four times as soon while something needs a second look to
 * be certain.
 */
public final class ActivityProbe implements Probe {
    /** Two looks count as two if this part of the interval lies between them: demands and alarms may come in a burst. */
    private static final int APART = 15;

    /** A trend that leads to the limit within this time matters from half of the slots on. */
    private static final Duration SOON = Duration.ofMinutes(30);

    private final SharedSession session;
    private final Duration interval;
    private final ServerShare share;
    private final Optional<IntFunction<DeclaredPool>> declared;
    private final InstantSource clock;
    private final WorkerPool files;
    private final LocalSockets surroundings;
    private final KnownBackends backends = new KnownBackends();
    private final PoolMemory pool = new PoolMemory();
    private final StaleMemory stale = new StaleMemory();
    private final Trend trend = new Trend();
    private final SurveySchedule schedule;
    private volatile Optional<Survey> last = Optional.empty();
    private volatile boolean suspicious;
    private Instant counted = Instant.EPOCH;

    /**
     * @param interval from one look to the next
     * @param share what all sidecars may take of the server
     * @param declared what the application declared of its pool, by how many of its pods are seen
     */
    public ActivityProbe(
            Target target,
            SharedSession session,
            Vertx vertx,
            Duration interval,
            ServerShare share,
            Optional<IntFunction<DeclaredPool>> declared,
            SocketTable table,
            RandomGenerator random) {
        this.session = session;
        this.interval = interval;
        this.share = share;
        this.declared = declared;
        this.clock = session.time();
        this.files = WorkerPool.named(vertx, "sockets-" + target.name(), 1, 8);
        this.surroundings = new LocalSockets(
                target,
                table,
                declared.map(pool -> pool.apply(0))
                        .filter(pool -> pool.workers() > 1)
                        .isPresent());
        this.schedule = new SurveySchedule(random);
    }

    @Override
    public String name() {
        return ActivityObservation.PROBE;
    }

    @Override
    public Optional<Duration> interval() {
        Fleet fleet = last.map(Survey::fleet).orElse(Fleet.ALONE);
        return Optional.of(
                suspicious
                        ? share.urgentPace(QuestionKind.GLANCE, interval.dividedBy(4), fleet)
                        : share.pace(QuestionKind.GLANCE, interval, fleet));
    }

    /** Somebody new let us in: what was known of the server's sessions is old. */
    @Override
    public void onAlarm(Runnable listener) {
        session.onOpened(listener);
    }

    @Override
    public Uni<Observation> look() {
        return look(false);
    }

    @Override
    public Uni<Observation> lookClosely() {
        return look(true);
    }

    private Uni<Observation> look(boolean closely) {
        return session.use(open -> Future.succeededFuture(open.ends()))
                .chain(this::lookAround)
                .chain(view -> session.use(open -> ask(open, view, closely)))
                .onFailure()
                .recoverWithItem(this::blind);
    }

    /** The session is not held up while files and names are read. */
    private Uni<LocalSockets.View> lookAround(Optional<SessionEnds> ends) {
        return Futures.uni(() -> files.run(() -> surroundings.look(ends)));
    }

    private Future<Observation> ask(OpenSession open, LocalSockets.View view, boolean closely) {
        Optional<Survey> known = closely || schedule.isDue(clock.instant()) ? Optional.empty() : last;
        return known.map(survey -> glance(open, view, survey)).orElseGet(() -> survey(open, view));
    }

    private Future<Observation> glance(OpenSession open, LocalSockets.View view, Survey survey) {
        return open.askTogether(backends.question(survey.whose(), view.here()))
                .map(answers -> PodAnswer.of(answers, view.here()))
                .compose(answer -> answer.waitsForLock() ? locks(open, view, survey) : Future.succeededFuture(answer))
                .map(Optional::of)
                .recover(thrown -> QuestionFailure.isRefusal(thrown)
                        ? Future.succeededFuture(Optional.<PodAnswer>empty())
                        : Future.failedFuture(thrown))
                .compose(answer -> answer.filter(seen -> isEnough(seen, survey))
                        .map(seen -> Future.succeededFuture(observed(seen, survey, view, open.ends())))
                        .orElseGet(() -> survey(open, view)));
    }

    private Future<PodAnswer> locks(OpenSession open, LocalSockets.View view, Survey survey) {
        return open.askTogether(List.of(GlanceQuery.UNCOMPILED, backends.questionOfLocks(survey.whose(), view.here())))
                .map(answers -> PodAnswer.of(answers.get(1).get(0)));
    }

    /** Whether the others may be taken to be as they were, but for their number. */
    private boolean isEnough(PodAnswer answer, Survey survey) {
        if (!answer.server().equals(survey.server())) {
            return false;
        }
        Capacity now = survey.now(answer.counted());
        return !survey.isOutdated(now, exhaustion(now).isPresent())
                || !schedule.allows(clock.instant(), apart(survey.fleet()));
    }

    private Duration apart(Fleet fleet) {
        return share.pace(QuestionKind.SURVEY, Duration.ZERO, fleet);
    }

    private Future<Observation> survey(OpenSession open, LocalSockets.View view) {
        return open.ask(ActivityQuery.about(view.here()))
                .map(rows -> new ActivityAnswer(rows.get(0)))
                .map(answer -> {
                    Instant now = clock.instant();
                    Survey survey = Survey.of(answer, now, last);
                    last = Optional.of(survey);
                    schedule.held(now, interval, apart(survey.fleet()));
                    return observed(answer.pod(), survey, view, open.ends());
                });
    }

    private Observation observed(PodAnswer answer, Survey survey, LocalSockets.View view, Optional<SessionEnds> ends) {
        Instant now = clock.instant();
        boolean apart = !now.isBefore(counted.plus(interval.dividedBy(APART)));
        counted = apart ? now : counted;
        backends.saw(answer);
        Capacity capacity = survey.now(answer.counted());
        if (apart) {
            trend.add(now, capacity.used());
        }
        PoolFacts facts = unjoinable(answer, survey, view, ends)
                .map(because -> {
                    pool.forget();
                    return PoolFacts.unseen(because);
                })
                .orElseGet(() -> joined(answer, view, apart));
        suspicious = stale.suspicious() || facts.own().stream().anyMatch(ActivityProbe::worthASecondLook);
        return new ActivityObservation(
                now,
                survey.at(),
                survey.role(),
                capacity,
                survey.byState(),
                survey.holders(),
                survey.hidden(),
                survey.fleet(),
                trend.until(capacity.usable()),
                survey.limits(),
                facts,
                declared.map(pool ->
                        pool.apply(isDirect(answer, ends) ? survey.fleet().replicas() : 0)));
    }

    /** When slots will run out, if that is soon and half of them are taken. */
    private Optional<Duration> exhaustion(Capacity now) {
        return trend.until(now.usable()).filter(left -> left.compareTo(SOON) <= 0 && now.used() * 2 >= now.usable());
    }

    private PoolFacts joined(PodAnswer answer, LocalSockets.View view, boolean apart) {
        List<TcpSocket> all = Stream.concat(view.here().stream(), view.former().stream())
                .distinct()
                .toList();
        return pool.add(answer.sessions(), stale.add(all, view.former()::contains, answer, apart), apart)
                .in(answer.processes(view.holding()));
    }

    /** Why sockets and backends cannot be joined, if they cannot. */
    private static Optional<String> unjoinable(
            PodAnswer answer, Survey survey, LocalSockets.View view, Optional<SessionEnds> ends) {
        if (view.unseen().isPresent()) {
            return view.unseen();
        }
        if (!view.ends().equals(ends)) {
            return Optional.of("the session with the server was renewed during the look");
        }
        if (!isDirect(answer, ends)) {
            return Optional.of(OtherEnd.because(ends.map(SessionEnds::local).map(ClientEnd::of), answer.client()));
        }
        boolean othersHidden = survey.hidden() > 0 && answer.known().isEmpty();
        boolean somebodyElse = view.here().size() > answer.lifeguards().size();
        return othersHidden && somebodyElse
                ? Optional.of("role " + survey.role() + " may not see where the sessions of other roles come from")
                : Optional.empty();
    }

    /** Whether the server sees our own end of the connection. Behind a pooler, names and numbers are the pooler's. */
    private static boolean isDirect(PodAnswer answer, Optional<SessionEnds> ends) {
        return ends.map(SessionEnds::local).map(ClientEnd::of).equals(answer.client());
    }

    private static boolean worthASecondLook(PodSession session) {
        return session.waitsForLock() || (session.busy() && session.heldFor().compareTo(Duration.ofSeconds(1)) > 0);
    }

    private Observation blind(Throwable thrown) {
        pool.forget();
        suspicious = false;
        return new Unseen(clock.instant(), name(), QuestionFailure.because(thrown));
    }

    @Override
    public Uni<Void> close() {
        return Futures.uni(files::close);
    }
}
