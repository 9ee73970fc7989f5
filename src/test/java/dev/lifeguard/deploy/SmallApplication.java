package dev.lifeguard.deploy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** As small as an application gets: ready while the database answers; {@code migrate} brings the schema up to date. */
final class SmallApplication {
    static final String REVISION = "ae1027a6acf";
    private static final int PORT = 8000;

    private SmallApplication() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        if (List.of(arguments).contains("migrate")) {
            // It takes its time, as they do.
            ask(
                    "SELECT pg_sleep(5)",
                    "CREATE TABLE IF NOT EXISTS public.alembic_version (version_num varchar(32) PRIMARY KEY)",
                    "DELETE FROM public.alembic_version",
                    "INSERT INTO public.alembic_version VALUES ('" + REVISION + "')");
            return;
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(PORT), 0);
        server.createContext("/", exchange -> {
            boolean alive = exchange.getRequestURI().getPath().equals("/livez");
            exchange.sendResponseHeaders(alive || answers() ? 200 : 503, -1);
            exchange.close();
        });
        server.start();
    }

    private static boolean answers() {
        try {
            ask("SELECT 1");
            return true;
        } catch (SQLException down) {
            return false;
        }
    }

    private static void ask(String... statements) throws SQLException {
        URI url = URI.create(System.getenv("DATABASE_URL"));
        Properties login = new Properties();
        login.setProperty("user", url.getUserInfo());
        String address = "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath();
        try (Connection connection = DriverManager.getConnection(address, login);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
