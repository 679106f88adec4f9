// Parses Logstash pipelines with a grammar generated from Logstash's own, and reports their errors.
package main

import (
	"fmt"
	"os"

	config "github.com/breml/logstash-config"
)

func main() {
	for _, path := range os.Args[1:] {
		if _, err := config.ParseFile(path); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", path, err)
			os.Exit(1)
		}
	}
}
