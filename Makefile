# Verbatim. `make run` builds and serves the page, `make test` runs everything.
