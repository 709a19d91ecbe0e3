# `make help` lists the targets. Each sets up what it needs: `make demo` and `make test` work alone on a fresh clone.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# Tests may use builtins that the WASM module lacks: OPA itself runs them.
rego_check := --strict --capabilities rego/capabilities.json --ignore '*_test.rego'
installed := node_modules/.package-lock.json
results := dist/results

.PHONY: help
help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "%-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: build ## Judges the recorded plan of a company and prints the report and the gate's exit code
	@status=0; node dist/harness/cli/bin.js check cases/plans/company/plan.json || status=$$?; \
	echo; echo "The gate's exit code: $$status"; test $$status -le 1

.PHONY: build
build: compile ## Compiles the harness and the ruleset into dist/
	@node dist/harness/build/build.js

.PHONY: compile
compile: $(installed)
	@node_modules/.bin/tsc -b

$(installed): package-lock.json
	@node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' \
		|| { echo "Node 20.19 or newer is needed, see https://nodejs.org"; exit 1; }
	npm ci
	@touch $@

.PHONY: test
test: build lint test-rego test-harness ## Everything that must pass: lint, Rego tests with coverage, harness tests, golden cases

.PHONY: check
check: test ## The same as test

.PHONY: test-rego
test-rego: compile ## Rego unit tests; every line of the ruleset must be covered
	@node dist/harness/build/test-rego.js

.PHONY: test-harness
test-harness: build ## Vitest: the harness, and the golden cases on WASM and on OPA
	@rm -f $(results)/vitest.json
	node_modules/.bin/vitest run --reporter=default --reporter=json --outputFile.json=$(results)/vitest.json

.PHONY: fuzz
fuzz: build ## Random plans, judged by the ruleset and by the oracle; options go into ARGS, such as "--seed 7 --seconds 60"
	@node dist/harness/fuzz/bin.js $(ARGS)

.PHONY: bench
bench: build ## Measures the speed bars and writes harness/bench/README.md; options go into ARGS, such as "--quick"
	@node dist/harness/bench/run.js $(ARGS)

.PHONY: lint
lint: lint-rego lint-harness ## Formatting, types and static checks

.PHONY: lint-rego
lint-rego: compile
	@opa=$$(node dist/harness/build/opa.js) || exit 1; \
	"$$opa" fmt --diff --fail rego || { echo "to format: $$opa fmt --write rego"; exit 1; }; \
	"$$opa" check $(rego_check) rego
	@if command -v regal >/dev/null; then regal lint rego; else echo "regal is not on PATH: skipped"; fi

.PHONY: lint-harness
lint-harness: compile
	@# Biome colours what goes into files and pipes as well.
	node_modules/.bin/biome ci $$(test -t 1 || echo --colors=off)

.PHONY: generate
generate: compile ## Rewrites what is generated and committed: tables, rule pages, capabilities, Terraform modules, recorded plans
	@node dist/harness/build/generate.js
	@node dist/harness/build/build.js
	@node dist/harness/build/generate-managed-paths.js
	@# The modules are made of code that has just been generated.
	@node_modules/.bin/tsc -b
	@node dist/harness/build/generate-modules.js
	@node dist/harness/terraform/record.js
	@node dist/modules/testing/record.js

.PHONY: clean
clean: ## Removes what the build made; OPA and node_modules stay
	rm -rf dist
