use std::env::var;
use tokio_postgres::{Config, NoTls};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut config = Config::new();
    config.host(&var("LAB_HOST")?).port(var("LAB_PORT")?.parse()?).user(&var("LAB_USER")?).dbname(&var("LAB_DATABASE")?);
    config.connect_timeout(std::time::Duration::from_secs(2));
    if let Ok(password) = var("LAB_PASSWORD") {
        config.password(password);
    }
    if let Ok(options) = var("LAB_OPTIONS") {
        config.options(&options);
    }
    if var("LAB_SSLMODE").unwrap_or_default() == "require" {
        config.ssl_mode(tokio_postgres::config::SslMode::Require);
    }
    let (client, connection) = config.connect(NoTls).await?;
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            eprintln!("connection error: {}", error);
        }
    });
    for statement in var("LAB_SQL").unwrap_or("SELECT 1".into()).lines() {
        if let Some(seconds) = statement.strip_prefix("@sleep ") {
            tokio::time::sleep(std::time::Duration::from_secs_f64(seconds.parse()?)).await;
        } else if let Some(ignored) = statement.strip_prefix('~') {
            let _ = client.batch_execute(ignored).await;
        } else {
            client.batch_execute(statement).await?;
        }
    }
    Ok(())
}
