package dev.lifeguard.probe.path;

import dev.lifeguard.probe.QuestionFailure;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;

/** Asks a server what it is, and finds out once a session how much of that it can tell. Lives on the session's context. */
final class FactsQuestion {
    private final Messages messages;
    private final FactsQuery query = new FactsQuery();
    private boolean transactions = true;

    FactsQuestion(Messages messages) {
        this.messages = messages;
    }

    /** What is asked, and how the answer is read. */
    FactsQuery query() {
        return query;
    }

    /** Whether the server knows a transaction like ours, as far as that was found out. */
    boolean transactions() {
        return transactions;
    }

    /**
     * The row of all facts.
     *
     * @param limit of the first attempt; the others have as much
     */
    Future<List<Row>> ask(PathLimits patience, TimeLimit limit) {
        return ask(query.select(), limit)
                .recover(thrown ->
                        QuestionFailure.isRefusal(thrown) ? lessToSee(patience) : Future.failedFuture(thrown));
    }

    /**
     * Finds out which of the facts this server can tell. One that does not know a transaction like ours is asked these
     * without it, and only our own limit holds; everybody else's questions are refused there.
     */
    private Future<List<Row>> lessToSee(PathLimits patience) {
        return answered(patience)
                .compose(columns -> {
                    transactions = !columns.isEmpty();
                    return transactions ? Future.succeededFuture(columns) : answered(patience);
                })
                .compose(columns -> {
                    query.narrowTo(columns);
                    return ask(query.select(), messages.within(patience));
                });
    }

    private Future<List<FactsQuery.Column>> answered(PathLimits patience) {
        return query.knownTo(column -> ask(column.select(), messages.within(patience)));
    }

    private Future<List<Row>> ask(String select, TimeLimit limit) {
        return messages.ask(transactions, List.of(select), limit).map(answers -> answers.get(0));
    }
}
