# Verbatim. `make run` builds and serves the page, `make test` installs what the tests need and runs everything.

CONTENT ?= content
OUT     ?= dist
PORT    ?= 8080
E2E     := web/e2e
PEERS   := web/bench
# What `make test` builds and tests: a folder of its own, so that a dist/ of somebody's own articles is left alone.
SITE    := .cache/site
EDGE    := .cache/edge
NPM_CI  := npm ci --no-fund --no-audit --fetch-retries=5
APT     := DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=3
# Succeeds where there is a browser for the tests.
BROWSER := { command -v chromium-headless-shell || command -v chromium; } >/dev/null
EXEC    := $(shell go env GOROOT)/lib/wasm/go_js_wasm_exec
# The rooms whose tests also run as WebAssembly: all but the programs.
ROOMS    = $(shell go list ./wasm/... | grep -v -e /browser -e /edge -e /program)
FUZZTIME ?= 10s
N       ?= 1000
SEED    ?= 1
SIZES   ?= 1000 10000

# A clone that belongs to somebody else has a git that refuses to be asked.
export GOFLAGS := $(GOFLAGS) -buildvcs=false

.PHONY: run size site single edge edge-build test check native test-wasm e2e edge-test tools fuzz vuln eval bench screenshots generate bench-peers clean

run:
	@go run ./scripts/site -sizes=false -content $(CONTENT) -out $(OUT)
	@PORT=$(PORT) go run ./scripts/serve -dir $(OUT)

site:
	@go run ./scripts/site -content $(CONTENT) -out $(OUT)

single:
	@go run ./scripts/site -single -content $(CONTENT) -out $(OUT)

# The same site through the worker, on workerd.
edge: edge-build $(E2E)/node_modules
	@go run ./scripts/site -api -sizes=false -content $(CONTENT) -out $(OUT)
	@PORT=$(PORT) node $(E2E)/worker.mjs $(OUT)

edge-build:
	@go run github.com/syumai/workers/cmd/workers-assets-gen -mode=go -o $(EDGE)
	@GOOS=js GOARCH=wasm go build -trimpath -ldflags="-s -w" -o $(EDGE)/app.wasm ./wasm/edge
	@cp wasm/edge/worker.mjs $(EDGE)/worker.mjs
	@size=$$(gzip -9 -c $(EDGE)/app.wasm | wc -c); echo "worker: $$size bytes gzip of 3000000"; test $$size -le 3000000

test: tools check native test-wasm eval e2e edge-test size

check:
	@unformatted=$$(gofmt -l scripts wasm); test -z "$$unformatted" || { echo "gofmt -w $$unformatted"; exit 1; }
	go vet ./...
	GOOS=js GOARCH=wasm go vet ./wasm/...
	go tool staticcheck ./...
	checker=$$(go tool -n staticcheck) && GOOS=js GOARCH=wasm $$checker ./wasm/browser ./wasm/edge ./wasm/workshop/program

native:
	go test ./...

test-wasm:
	GOOS=js GOARCH=wasm go test -exec="$(EXEC)" $(ROOMS)

# Building the site is a test too: it fails on a broken article.
e2e: $(E2E)/node_modules
	go run ./scripts/site -sizes=false -content content -out $(SITE)
	go run ./scripts/site -single -content content -out $(SITE)-single
	go build -o .cache/serve ./scripts/serve
	cd $(E2E) && SERVE=built node run.mjs --at-a-time 3 browser
	node --test $(PEERS)/peers.test.mjs

# Fails when the page's program is over its budget.
size:
	go run ./scripts/site -budget -content content -out $(SITE)

edge-test: edge-build $(E2E)/node_modules
	go run ./scripts/site -api -sizes=false -content content -out $(SITE)-edge
	cd $(E2E) && node run.mjs edge

$(PEERS)/node_modules: $(PEERS)/package-lock.json
	cd $(PEERS) && $(NPM_CI) || $(NPM_CI)
	@touch $@

$(E2E)/node_modules: $(E2E)/package-lock.json
	cd $(E2E) && $(NPM_CI) || $(NPM_CI)
	@touch $@

# A fresh Debian has Go and Node; the browser comes from its packages. The headless shell is Chromium without a window, which is enough and quicker.
tools:
	@want=; $(BROWSER) || want="chromium-headless-shell fonts-dejavu-core"; \
	  command -v nginx >/dev/null || test -x /usr/sbin/nginx || want="$$want nginx-light"; \
	  test -z "$$want" || $(APT) update; \
	  for package in $$want; do $(APT) install -y --no-install-recommends $$package || echo "could not install $$package"; done; \
	  $(BROWSER) || $(APT) install -y --no-install-recommends chromium || { echo "the tests of the page need chromium: apt-get install chromium"; exit 1; }; \
	  command -v nginx >/dev/null || test -x /usr/sbin/nginx || echo "without nginx its tests are skipped"

# Rooms that have fuzz targets. A run that ends while the fuzzer has an input at work is told by go test as a failure of its own deadline, with no failing input: it is none.
FUZZED = $(shell grep -rl --include='*_test.go' '^func Fuzz' wasm scripts | xargs -n 1 dirname | sort -u | sed 's|^|./|')

fuzz:
	@out=$$(mktemp); all=0; for room in $(FUZZED); do \
	  for target in $$(go test -list '^Fuzz' $$room | grep '^Fuzz'); do \
	    echo "$$room $$target"; go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1x $$room >$$out 2>&1 \
	      || { grep -q '^ *context deadline exceeded$$' $$out && ! grep -q -e 'Failing input' -e '^panic' -e 'fuzzing process' $$out; } || { cat $$out; exit 1; }; \
	    n=$$(sed -n 's/.*execs: \([0-9]*\).*/\1/p' $$out | tail -1); all=$$((all + $${n:-0})); echo "  $${n:-0} executions"; \
	  done; \
	done; rm -f $$out; echo "$$all executions in all, no failure"

# Known faults in what is linked, and in what the tests use. It asks vuln.go.dev and the npm registry, and so is no part of `make test`; VULNDB names another copy. What cannot
# be reached is named at the end, and is no success: nothing is known then. (govulncheck ends with 3 where it found something; npm has 1 for all.)
VULNDB ?= https://vuln.go.dev
vuln: $(E2E)/node_modules
	@GOBIN=$(CURDIR)/.cache go install golang.org/x/vuln/cmd/govulncheck@v1.1.4
	@out=$$(mktemp); bad=; \
	  tell() { code=$$1; cat $$out; test $$code = 0 && return; \
	    if test $$code != 3 && grep -q -e 'fetching vulnerabilities' -e 'audit endpoint returned an error' -e 'npm error network' -e 'code E\(NOTFOUND\|CONN\|AI_AGAIN\|TIMEDOUT\)' $$out; then bad="$$bad\nNOT CHECKED, $$2 cannot be reached: $$3"; else bad="$$bad\nfaults, or no answer: $$3"; fi; }; \
	  .cache/govulncheck -db $(VULNDB) ./... >$$out 2>&1; tell $$? "$(VULNDB)" "modules of the programs that run here"; \
	  GOOS=js GOARCH=wasm .cache/govulncheck -db $(VULNDB) ./wasm/browser ./wasm/edge ./wasm/workshop/program >$$out 2>&1; tell $$? "$(VULNDB)" "modules of what is shipped"; \
	  (cd $(E2E) && npm audit) >$$out 2>&1; tell $$? "the npm registry's audit" "packages of the tests"; \
	  rm -f $$out; test -z "$$bad" || { printf '%b\n' "$$bad"; exit 1; }; echo "no known faults"

eval:
	go run ./scripts/evaluate

bench:
	go run ./scripts/bench

# Verbatim beside other search engines, into web/bench/results.md: make bench-peers SIZES="1000 10000 100000"
bench-peers: tools $(PEERS)/node_modules
	cd $(PEERS) && SIZES="$(SIZES)" node peers.mjs

# Articles that nobody wrote, to try out archives of any size: make generate N=10000 SEED=1 CONTENT=.cache/articles
generate:
	go run ./scripts/generate -n $(N) -seed $(SEED) -out $(CONTENT)

# Pictures of every view for the README.
screenshots: $(E2E)/node_modules
	go run ./scripts/site -sizes=false -content content -out $(SITE)
	cd $(E2E) && node screenshots.mjs

clean:
	rm -rf dist .cache $(E2E)/node_modules $(PEERS)/node_modules
