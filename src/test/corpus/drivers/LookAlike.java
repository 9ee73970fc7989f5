public class LookAlike { public static void main(String[] a) throws Exception {
 switch (a[0]) {
  case "mysql" -> java.sql.DriverManager.getConnection("jdbc:mysql://127.0.0.1:3306/shop", "app", "x");
  case "mysql-host" -> java.sql.DriverManager.getConnection("jdbc:mysql://nosuch.invalid:3306/shop", "app", "x");
  case "jedis" -> new redis.clients.jedis.Jedis("127.0.0.1", 6379).ping();
  case "mongo" -> com.mongodb.client.MongoClients.create("mongodb://127.0.0.1:27017/?serverSelectionTimeoutMS=800").getDatabase("shop").listCollectionNames().first();
  case "http" -> java.net.http.HttpClient.newHttpClient().send(java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:8080/")).build(), java.net.http.HttpResponse.BodyHandlers.ofString());
  case "rest" -> new org.springframework.jdbc.core.JdbcTemplate();
  case "hikari-mysql" -> { var c = new com.zaxxer.hikari.HikariConfig(); c.setJdbcUrl("jdbc:mysql://127.0.0.1:3306/shop"); c.setConnectionTimeout(1000); c.setInitializationFailTimeout(-1); new com.zaxxer.hikari.HikariDataSource(c).getConnection(); }
 } System.exit(0); } }
