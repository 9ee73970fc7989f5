package dev.lifeguard.probe.activity;

import dev.lifeguard.async.Futures;
import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.database.Target;
import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Capacity;
import dev.lifeguard.observation.DeclaredPool;
import dev.lifeguard.observation.Fleet;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.probe.OpenSession;
import dev.lifeguard.probe.Probe;
import dev.lifeguard.probe.QuestionFailure;
import dev.lifeguard.probe.QuestionKind;
import dev.lifeguard.probe.ServerShare;
import dev.lifeguard.probe.SessionEnds;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.Slowness;
import dev.lifeguard.probe.socket.SocketTable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Who is connected, and this pod's own pool. It asks on the path's one session, which works while the server is full too.
 * The rule is a glance: this pod's sessions, and a count of the others. Everybody is looked at where that may change what
 * is found, where somebody asks, and now and then. Looks again four times as soon while something needs a second look to
 * be certain.
 */
public final class ActivityProbe implements Probe {
    private final SharedSession session;
    private final Duration interval;
    private final ServerShare share;
    private final InstantSource clock;
    private final WorkerPool files;
    private final LocalSockets surroundings;
    private final KnownBackends backends = new KnownBackends();
    private final ActivityMemory memory;
    private final SurveySchedule schedule;
    private final Slowness slowness = Slowness.ofAnswers();
    private final LossMemory losses = new LossMemory();
    private final GrowthLooks growth;
    private volatile Optional<Survey> last = Optional.empty();

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
        this.clock = session.time();
        this.memory = new ActivityMemory(interval, declared, clock);
        this.files = WorkerPool.named(vertx, "sockets-" + target.name(), 1, 8);
        this.surroundings = new LocalSockets(
                target,
                table,
                declared.filter(pool -> pool.apply(0).workers() > 1).isPresent());
        this.schedule = new SurveySchedule(random);
        this.growth = new GrowthLooks(session.time(), () -> urgent(Duration.ZERO));
    }

    @Override
    public String name() {
        return ActivityObservation.PROBE;
    }

    @Override
    public Optional<Duration> interval() {
        Duration soon = interval.dividedBy(4);
        Duration usual =
                memory.isSuspicious() ? urgent(soon) : share.pace(QuestionKind.GLANCE, interval, session.fleet());
        return Optional.of(memory.isLookedAtSoon() ? soon : usual);
    }

    private Duration urgent(Duration wanted) {
        return share.urgentPace(QuestionKind.GLANCE, wanted, session.fleet());
    }

    /** Somebody new let us in, so that what was known of the server's sessions is old; or the pod's pool has grown. */
    @Override
    public void onAlarm(Runnable listener) {
        session.onOpened(name(), listener);
        session.connections().onMore(() -> growth.grown(listener));
    }

    @Override
    public Uni<Observation> look() {
        return look(false);
    }

    @Override
    public Uni<Observation> lookClosely() {
        return look(true);
    }

    /** The session is not held up while files and names are read. */
    private Uni<Observation> look(boolean closely) {
        growth.forget();
        return session.first(name(), open -> around(open.ends()), (open, view) -> ask(open, view, closely))
                .onFailure()
                .recoverWithItem(this::blind);
    }

    private Future<LocalSockets.View> around(Optional<SessionEnds> ends) {
        return files.run(() -> surroundings.look(ends));
    }

    private Future<Observation> ask(OpenSession open, LocalSockets.View view, boolean closely) {
        Optional<Survey> known = closely || schedule.isDue(clock.instant()) ? Optional.empty() : last;
        return known.map(survey -> glance(open, view, survey)).orElseGet(() -> survey(open, view));
    }

    private Future<Observation> glance(OpenSession open, LocalSockets.View view, Survey survey) {
        return open.ask(backends.question(survey.whose(), view.here()))
                .map(rows -> {
                    slowness.saw(PodAnswer.took(rows.get(0)), survey.ofGlance());
                    return PodAnswer.glanced(rows.get(0), view.here());
                })
                .compose(answer -> withBlockers(answer, open, view, survey))
                .map(Optional::of)
                .recover(thrown -> QuestionFailure.isRefusal(thrown)
                        ? Future.succeededFuture(Optional.<PodAnswer>empty())
                        : Future.failedFuture(thrown))
                .compose(answer -> answer.filter(seen -> isEnough(seen, survey))
                        .map(seen -> Future.succeededFuture(
                                observed(seen, survey.slowedBy(slowness.now()), view, open.ends())))
                        .orElseGet(() -> survey(open, view)));
    }

    /** Who blocks those that wait for a lock; asked for only then, as it holds up the lock manager for a moment. */
    private Future<PodAnswer> withBlockers(PodAnswer answer, OpenSession open, LocalSockets.View view, Survey survey) {
        return answer.waitsForLock()
                ? open.ask(backends.questionOfLocks(survey.whose(), view.here()))
                        .map(rows -> PodAnswer.of(rows.get(0)))
                : Future.succeededFuture(answer);
    }

    /** Whether the others may be taken to be as they were, but for their number. */
    private boolean isEnough(PodAnswer answer, Survey survey) {
        Capacity now = survey.now(answer.counted());
        return answer.server().equals(survey.server())
                && (!survey.isOutdated(now, memory.exhaustion(now).isPresent())
                        || !schedule.allows(clock.instant(), apart(survey.fleet())));
    }

    private Duration apart(Fleet fleet) {
        return share.pace(QuestionKind.SURVEY, Duration.ZERO, fleet);
    }

    private Future<Observation> survey(OpenSession open, LocalSockets.View view) {
        return open.ask(ActivityQuery.about(view.here()))
                .map(rows -> new ActivityAnswer(rows.get(0)))
                .compose(answer -> {
                    Instant now = clock.instant();
                    slowness.saw(
                            PodAnswer.took(answer.row()),
                            QuestionKind.SURVEY.measured(answer.capacity().used()));
                    Survey survey = Survey.of(answer, now, losses.add(answer.lost(now)), slowness.now());
                    schedule.held(now, interval, apart(survey.fleet()));
                    return withBlockers(answer.pod(), open, view, survey)
                            .map(pod -> observed(pod, survey, view, open.ends()));
                });
    }

    private Observation observed(PodAnswer answer, Survey survey, LocalSockets.View view, Optional<SessionEnds> ends) {
        last = Optional.of(survey);
        session.among(survey.fleet());
        backends.saw(answer);
        return memory.add(answer, survey, view, ends);
    }

    private Observation blind(Throwable thrown) {
        memory.forget();
        return new Unseen(clock.instant(), name(), QuestionFailure.because(thrown));
    }

    @Override
    public Uni<Void> close() {
        growth.forget();
        return Futures.uni(files::close);
    }
}
