# make quick | test | race | lint | golden | fuzz | examples | pages | stock | profile | release | winres

.PHONY: all build quick test race lint staticcheck golden fuzz examples pages stock profile release winres clean

STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
WINRES = github.com/tc-hib/go-winres@v0.3.3
FUZZTIME = 20s

all: lint test

build:
	go build -o yugong ./cmd/yugong

test:
	go test ./...

# What one runs at each save: everything builds, and what answers in seconds.
SLOW = cmd/yugong|batch|preview|invent|raster|layout|workbook|pdfread|proof|published

quick:
	go build ./...
	go test -short $$(go list ./... | grep -vE '/($(SLOW))(/|$$)')

# What goroutines share: faces, formats, the pipeline. The workbook reader
# shares nothing, and its battery of bad inputs has time limits.
race:
	go test -race -short ./cmd/internal/... ./fonts/... ./templates ./templates/narrative ./render/...

lint: staticcheck
	test -z "$$(gofmt -l $$(git ls-files '*.go'))"
	go vet ./...

staticcheck:
	go run $(STATICCHECK) ./...

# Rewrites the expected files of every golden test; review the difference.
golden:
	go test $$(git grep -l 'flag.Bool("update"' -- '*_test.go' | xargs -n1 dirname | sort -u | sed 's|^|./|') -update

# Runs every fuzz target, one after the other.
fuzz:
	.ci/fuzz $(FUZZTIME)

# examples/yangcheng.xlsx is made from the folder beside it.
examples:
	go run ./cmd/yugong new examples/yangcheng.xlsx --copy examples/yangcheng --force

# The pictures of docs/pages, drawn by render/raster.
pages:
	rm -f docs/pages/*.png
	go run ./cmd/internal/contact -dpi 60 -columns 4 -pages 2,4,19,21 examples/yangcheng docs/pages/four
	go run ./cmd/internal/contact -dpi 60 -columns 4 -pages 2,4,21,23 -style gbt9704 examples/yangcheng docs/pages/gbt9704
	go run ./cmd/internal/contact -dpi 48 -columns 4 examples/yangcheng docs/pages/yangcheng
	go run ./cmd/internal/contact -dpi 48 -columns 4 examples/full docs/pages/full
	go run ./cmd/internal/contact -dpi 48 -columns 4 -form central examples/central docs/pages/central
	go run ./cmd/internal/contact -dpi 48 -columns 3 -rows 3 -form shanghai examples/shanghai/department docs/pages/shanghai

# The outlines that nearly every document shows, packed beforehand: after a change of a face or of much of a form's wording.
stock:
	county=$$(mktemp -d) && go run ./examples/county -n 60 -o $$county && go run ./cmd/internal/stock $$county && rm -r $$county
	python3 fonts/stock.py

profile:
	go test . -run '^$$' -bench Whole -benchtime 5s -cpuprofile cpu.prof -memprofile mem.prof
	go tool pprof -top -nodecount 30 cpu.prof

# What is handed out: a zip for each system, SHA256SUMS, a bill of materials.
# Version and date are those of the newest release in CHANGELOG.md.
release:
	go run ./cmd/internal/release -o dist

# Icon, version and manifest of the Windows program, after winres/ has changed.
winres:
	cd cmd/yugong && go run $(WINRES) make --arch amd64,arm64

clean:
	rm -f yugong yugong.exe *.prof *.test
