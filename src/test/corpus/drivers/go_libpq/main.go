package main

import (
	"context"
	"database/sql"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"
	"time"

	_ "github.com/lib/pq"
)

func main() {
	dsn := fmt.Sprintf("host=%s port=%s user=%s dbname=%s connect_timeout=2", os.Getenv("LAB_HOST"), os.Getenv("LAB_PORT"),
		os.Getenv("LAB_USER"), os.Getenv("LAB_DATABASE"))
	for key, name := range map[string]string{"password": "LAB_PASSWORD", "sslmode": "LAB_SSLMODE", "sslrootcert": "LAB_ROOTCERT"} {
		if value := os.Getenv(name); value != "" {
			dsn += " " + key + "=" + value
		} else if key == "sslmode" {
			dsn += " sslmode=disable"
		}
	}
	if options := os.Getenv("LAB_OPTIONS"); options != "" {
		dsn += " options='" + options + "'"
	}
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		log.Fatal(err)
	}
	connection, err := db.Conn(context.Background())
	if err != nil {
		log.Fatalf("unable to reach the database: %v", err)
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
			connection.ExecContext(context.Background(), statement[1:])
		} else if _, err := connection.ExecContext(context.Background(), statement); err != nil {
			log.Fatalf("query failed: %v", err)
		}
	}
}
