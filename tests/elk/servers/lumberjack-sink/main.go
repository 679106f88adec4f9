// A Lumberjack v2 endpoint (the protocol of a Logstash "beats" input) that prints every event as one JSON line.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/elastic/go-lumber/server"
)

func main() {
	port := os.Getenv("LJ_PORT")
	if port == "" {
		port = "15044"
	}
	s, err := server.ListenAndServe("127.0.0.1:"+port, server.V2(true), server.JSONDecoder(decode))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("READY 127.0.0.1:" + port)
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM, syscall.SIGINT)
	go func() { <-stop; s.Close(); os.Exit(0) }()
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for batch := range s.ReceiveChan() {
		for _, event := range batch.Events {
			if err := out.Encode(event); err != nil {
				os.Exit(1)
			}
		}
		batch.ACK()
	}
}

// Keeps numbers as text: floats would lose digits.
func decode(text []byte, event interface{}) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	return decoder.Decode(event)
}
