package narrative

import (
	"os"
	"regexp"
	"testing"
)

// Whoever writes a form learns of every function from the README.
func TestFunctionsAreExplained(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for name := range stubs() {
		if !regexp.MustCompile("(?m)^\\|.*`" + name + "[ `].*\\|").Match(readme) {
			t.Errorf("no line explains %s", name)
		}
	}
}
