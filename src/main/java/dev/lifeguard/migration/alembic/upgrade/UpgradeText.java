package dev.lifeguard.migration.alembic.upgrade;

import dev.lifeguard.migration.alembic.python.PythonBlock;
import dev.lifeguard.migration.alembic.python.PythonCall;
import dev.lifeguard.migration.alembic.python.PythonLine;
import dev.lifeguard.migration.alembic.python.PythonToken;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Follows the body of {@code upgrade()}, line by line. */
public final class UpgradeText {
    /** Words and steps of one script; what is beyond makes it untold. */
    private static final int MOST = 2_000;

    private static final Set<String> MAYBE =
            Set.of("if", "elif", "else", "for", "while", "try", "except", "finally", "def", "class", "async", "match");
    private static final Pattern BETWEEN = Pattern.compile("\\W+");
    private static final Set<String> EFFECTLESS = Set.of("pass", "import", "from", "global");
    private static final Set<String> LIBRARIES = Set.of("sa", "sqlalchemy", "postgresql", "types", "sqlmodel");

    private final List<SchemaChange> steps = new ArrayList<>();
    private final Set<String> words = new HashSet<>();
    private final Deque<PythonBlock> blocks = new ArrayDeque<>();
    private Optional<String> outside = Optional.empty();
    private boolean untold;
    private boolean committed;
    private boolean left;
    private boolean mayHaveLeft;

    private UpgradeText() {}

    public static UpgradeScript read(List<PythonLine> lines) {
        UpgradeText body = new UpgradeText();
        boolean inside = false;
        for (PythonLine line : lines) {
            if (line.indent() == 0) {
                inside = line.startsWith("def")
                        && line.tokens().size() > 1
                        && line.tokens().get(1).is("upgrade");
                if (inside) {
                    body.statement(afterColon(line.tokens()), false);
                }
            } else if (inside && !body.left) {
                body.line(line);
            }
        }
        return new UpgradeScript(body.steps, body.words, body.untold, body.outside);
    }

    private void line(PythonLine line) {
        while (!blocks.isEmpty() && blocks.peek().indent() >= line.indent()) {
            blocks.pop();
        }
        boolean conditional = mayHaveLeft || blocks.stream().anyMatch(PythonBlock::conditional);
        if (line.startsWith("with")) {
            blocks.push(with(line));
            statement(afterColon(line.tokens()), conditional);
        } else if (MAYBE.contains(line.first().text()) && line.first().isName()) {
            blocks.push(PythonBlock.maybe(line.indent()));
            uncertain(line.tokens());
            statement(afterColon(line.tokens()), true);
        } else {
            statement(line.tokens(), conditional);
        }
    }

    private PythonBlock with(PythonLine line) {
        boolean autocommit = line.any(token -> token.is("autocommit_block"));
        Optional<PythonCall> call =
                PythonCall.in(line.tokens()).filter(each -> each.function().equals("batch_alter_table"));
        Optional<String> table = call.flatMap(each -> each.text(0, "table_name"));
        if (call.isPresent() && table.isEmpty()) {
            untold = true;
        }
        List<PythonToken> tokens = line.tokens();
        int as = tokens.indexOf(new PythonToken(PythonToken.Kind.NAME, "as"));
        String variable = as > 0 && as + 1 < tokens.size() ? tokens.get(as + 1).text() : "";
        return new PythonBlock(
                line.indent(),
                false,
                autocommit,
                table.map(name -> new PythonBlock.Batch(
                        variable, name, call.flatMap(each -> each.text(Integer.MAX_VALUE, "schema")))));
    }

    private static List<PythonToken> afterColon(List<PythonToken> tokens) {
        List<List<PythonToken>> parts = PythonLine.split(tokens, ":");
        return parts.get(parts.size() - 1);
    }

    private void statement(List<PythonToken> tokens, boolean conditional) {
        if (tokens.isEmpty() || EFFECTLESS.contains(tokens.get(0).text())) {
            return;
        }
        if (tokens.get(0).is("return") || tokens.get(0).is("raise")) {
            left = !conditional;
            mayHaveLeft = true;
            return;
        }
        boolean branches = tokens.stream().anyMatch(token -> token.is("for") || token.is("if") || token.is("lambda"));
        if (conditional || branches) {
            uncertain(tokens);
        } else {
            PythonCall.in(tokens)
                    .ifPresentOrElse(this::call, () -> untold |= tokens.stream().anyMatch(token -> token.is("(")));
        }
    }

    private void call(PythonCall call) {
        Optional<PythonBlock.Batch> batch = blocks.stream()
                .flatMap(block -> block.batch().stream())
                .filter(each -> each.variable().equals(call.receiver()))
                .findFirst();
        if (call.function().equals("execute")) {
            call.text(0, "sqltext").ifPresentOrElse(this::raw, () -> untold = true);
        } else if (call.receiver().equals("op") || batch.isPresent()) {
            operation(call, batch);
        } else {
            untold |= !LIBRARIES.contains(call.receiver());
        }
    }

    private void operation(PythonCall call, Optional<PythonBlock.Batch> batch) {
        if (SchemaChangeReader.isHarmless(call)) {
            return;
        }
        SchemaChangeReader.step(call, batch).ifPresentOrElse(this::add, () -> untold = true);
        if (call.says("postgresql_concurrently")) {
            refusedInside(call.function().replace('_', ' ').toUpperCase(Locale.ROOT) + " CONCURRENTLY "
                    + call.text(0, "index_name").orElse("…"));
        }
    }

    private void raw(String text) {
        RawSql sql = new RawSql(text);
        committed |= sql.commits();
        sql.outside().ifPresent(this::refusedInside);
        sql.step().ifPresentOrElse(this::add, () -> mention(text));
    }

    private void refusedInside(String statement) {
        boolean stepsOut = committed || blocks.stream().anyMatch(PythonBlock::autocommit);
        if (!stepsOut && outside.isEmpty()) {
            outside = Optional.of(statement);
        }
    }

    private void add(SchemaChange step) {
        untold |= steps.size() >= MOST;
        if (!untold) {
            steps.add(step);
        }
    }

    /** Names it mentions are in doubt; an operation on what has no name here puts everything in doubt. */
    private void uncertain(List<PythonToken> tokens) {
        tokens.forEach(token -> mention(token.text()));
        PythonCall.in(tokens)
                .filter(call -> call.receiver().equals("op") && !SchemaChangeReader.isHarmless(call))
                .filter(call -> call.text(0, "table_name").isEmpty())
                .ifPresent(call -> untold = true);
    }

    private void mention(String text) {
        for (String word : BETWEEN.split(text.toLowerCase(Locale.ROOT), -1)) {
            untold |= words.size() >= MOST;
            if (!word.isEmpty() && !untold) {
                words.add(word);
            }
        }
    }
}
