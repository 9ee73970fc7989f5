package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v4"
)

func main() {
	dsn := fmt.Sprintf("host=%s port=%s user=%s dbname=%s connect_timeout=2", os.Getenv("LAB_HOST"), os.Getenv("LAB_PORT"),
		os.Getenv("LAB_USER"), os.Getenv("LAB_DATABASE"))
	for key, name := range map[string]string{"password": "LAB_PASSWORD", "sslmode": "LAB_SSLMODE", "sslrootcert": "LAB_ROOTCERT"} {
		if value := os.Getenv(name); value != "" {
			dsn += " " + key + "=" + value
		}
	}
	if options := os.Getenv("LAB_OPTIONS"); options != "" {
		dsn += " options='" + options + "'"
	}
	connection, err := pgx.Connect(context.Background(), dsn)
	if err != nil {
		fmt.Fprintf(os.Stderr, "Unable to connect to database: %v\n", err)
		os.Exit(1)
	}
	statements := os.Getenv("LAB_SQL")
	if statements == "" {
		statements = "SELECT 1"
	}
	for _, statement := range strings.Split(statements, "\n") {
		if strings.HasPrefix(statement, "@sleep ") {
			seconds, _ := strconv.ParseFloat(statement[7:], 64)
			time.Sleep(time.Duration(seconds * float64(time.Second)))
		} else if strings.HasPrefix(statement, "~") {
			connection.Exec(context.Background(), statement[1:])
		} else if _, err := connection.Exec(context.Background(), statement); err != nil {
			fmt.Fprintf(os.Stderr, "level=error ts=%s msg=\"query failed\" err=%q\n", "2026-11-22T10:00:00Z", err)
			os.Exit(1)
		}
	}
}
