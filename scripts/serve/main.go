// Command serve turns a built site's folder into a web server on this machine, as plain as a static host: no rewriting, no index of folders.
//
//	go run ./scripts/serve -dir dist
//
// PORT in the environment overrides the port, 8080; 0 takes a free one. The address is the first line printed.
package main

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"
)

func main() {
	dir := flag.String("dir", "dist", "folder to serve")
	prefix := flag.String("prefix", "/", "path under which the site is served")
	plain := flag.Bool("plain-wasm", false, "send .wasm files as text/plain, as some hosts do")
	flag.Parse()
	if err := serve(*dir, *prefix, *plain); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(dir, prefix string, plain bool) error {
	if _, err := os.Stat(dir); err != nil {
		return fmt.Errorf("serve folder: %w (make site builds it)", err)
	}
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	listener, err := net.Listen("tcp", net.JoinHostPort("localhost", port))
	if err != nil {
		return fmt.Errorf("open port: %w (PORT=… chooses another one)", err)
	}
	h := newHandler(os.DirFS(dir), prefix, plain)
	fmt.Printf("http://localhost:%d%s\n", listener.Addr().(*net.TCPAddr).Port, h.prefix)
	server := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second}
	return server.Serve(listener)
}
