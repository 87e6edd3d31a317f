package main

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"yugong/templates/proof"
)

var update = flag.Bool("update", false, "rewrite the expected files")

// TestRulesPageIsCurrent holds docs/RULES.md to the rules.
func TestRulesPageIsCurrent(t *testing.T) {
	const page = "../../docs/RULES.md"
	var want bytes.Buffer
	if err := writeRulesMarkdown(&want); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(page, want.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want.Bytes()) {
		t.Error("docs/RULES.md is not what the rules say; run: go test ./cmd/yugong -update")
	}
	for _, r := range proof.Rules.Rules() {
		if n := strings.Count(want.String(), "\n| "+r.ID+" |"); n != 1 {
			t.Errorf("rule %s stands %d times on the page", r.ID, n)
		}
	}
}
