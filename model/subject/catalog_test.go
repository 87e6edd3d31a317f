package subject

import (
	"slices"
	"strings"
	"testing"
)

// TestLists: the embedded lists are part of the program; this is what the
// program relies on.
func TestLists(t *testing.T) {
	lengths := map[List][]int{Function: {3, 5, 7}, Department: {3, 5}, Government: {3, 5}, Revenue: {3, 5, 7, 9}}
	for _, l := range Lists {
		all := All(l)
		if len(all) == 0 {
			t.Errorf("%s: empty", l)
		}
		codes := map[string]bool{}
		last := ""
		for _, s := range all {
			if strings.Trim(s.Code, "0123456789") != "" || !slices.Contains(lengths[l], len(s.Code)) {
				t.Errorf("%s %q: not a code", l, s.Code)
			}
			if s.Name == "" || s.Name != strings.TrimSpace(s.Name) {
				t.Errorf("%s %s: name %q", l, s.Code, s.Name)
			}
			if s.Code <= last {
				t.Errorf("%s %s: twice, or out of order", l, s.Code)
			}
			codes[s.Code], last = true, s.Code
			for _, p := range Parents(s.Code) {
				if l != Revenue && !codes[p] {
					t.Errorf("%s %s: parent %s is missing", l, s.Code, p)
				}
			}
		}
	}
}

func TestClasses(t *testing.T) {
	classes := Classes()
	if len(classes) != 30 || !slices.IsSorted(classes) {
		t.Errorf("%d classes", len(classes))
	}
	for _, c := range classes {
		if _, ok := Lookup(Function, c); !ok {
			t.Errorf("class %s has no name", c)
		}
	}
}

func TestMappingNamesKnownSubjects(t *testing.T) {
	for _, s := range All(Department) {
		for _, administrative := range []bool{true, false} {
			code, ok := GovernmentFor(s.Code, administrative)
			if !ok {
				continue
			}
			if _, known := Lookup(Government, code); !known {
				t.Errorf("%s maps to unknown %s", s.Code, code)
			}
		}
	}
	if code, ok := GovernmentFor("30101", true); !ok || code != "50101" {
		t.Errorf("30101 of an administrative unit: %s", code)
	}
	if code, ok := GovernmentFor("30101", false); !ok || code != "50501" {
		t.Errorf("30101 of an institution: %s", code)
	}
	if code, ok := GovernmentFor("30107", true); ok {
		t.Errorf("绩效工资 of an administrative unit: %s", code)
	}
	if _, ok := GovernmentFor("99999", true); ok {
		t.Error("an unknown code has a mapping")
	}
}

func TestParents(t *testing.T) {
	for code, want := range map[string][]string{
		"": nil, "201": nil, "20103": {"201"}, "2010350": {"201", "20103"}, "201035001": {"201", "20103", "2010350"}, "2010": {"201"},
	} {
		if got := Parents(code); !slices.Equal(got, want) {
			t.Errorf("Parents(%q) = %v, want %v", code, got, want)
		}
	}
	for code, want := range map[string]int{"": 0, "201": 0, "20103": 1, "2010350": 2} {
		if got := Depth(code); got != want {
			t.Errorf("Depth(%q) = %d, want %d", code, got, want)
		}
	}
}

func TestOwnNamesTakePrecedence(t *testing.T) {
	c := New()
	c.Add(Function, "2010350", "自有名称")
	c.Add(Function, "2010101", "另一名称")
	c.Add(Department, "30101", "部门名称")
	if n, ok := c.Name(Function, "2010350"); !ok || n != "自有名称" {
		t.Errorf("%q", n)
	}
	if n, ok := New().Name(Function, "2010350"); !ok || n != "事业运行" {
		t.Errorf("one catalog's names leak into another: %q", n)
	}
	if n, ok := c.Name(Government, "30101"); ok {
		t.Errorf("lists mix: %q", n)
	}
	own := c.Own(Function)
	if len(own) != 2 || own[0].Code != "2010101" || own[1].Code != "2010350" || len(c.Own(Revenue)) != 0 {
		t.Errorf("own names %v", own)
	}
}
