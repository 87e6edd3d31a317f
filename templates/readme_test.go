package templates

import (
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yugong/model"
	"yugong/templates/form"
	"yugong/templates/narrative"
)

var update = flag.Bool("update", false, "rewrite what the README of forms lists")

const (
	listsBegin = "<!-- 以下由测试生成：go test ./templates -run README -update -->\n"
	listsEnd   = "<!-- 生成完 -->\n"
)

// openValues says what is written for dimensions that have no list of values.
var openValues = map[model.Dimension]string{
	model.ByFunction: "编码的开头：3、5 或 7 位", model.ByEconomic: "编码的开头：3 或 5 位", model.ByGovernment: "编码的开头：3 或 5 位",
	model.ByProject: "项目编号", model.ByUnit: "单位名称",
}

// lists is what the declarations of the lists say, as the README has it.
func lists() string {
	var b strings.Builder
	b.WriteString("\n| `source` | 来源 | 维度 |\n| --- | --- | --- |\n")
	for _, s := range model.Schemas {
		var dims []string
		for _, d := range s.Dimensions {
			dims = append(dims, "`"+d.ID()+"`")
		}
		b.WriteString("| `" + s.ID + "` | " + s.Name + " | " + strings.Join(dims, " ") + " |\n")
	}
	b.WriteString("\n| 维度 | 含义 | 取值 |\n| --- | --- | --- |\n")
	for _, d := range model.Dimensions {
		values := openValues[d]
		if v := model.DimensionValues(d); v != nil {
			values = "`" + strings.Join(v, "` `") + "`"
		}
		b.WriteString("| `" + d.ID() + "` | " + d.String() + " | " + values + " |\n")
	}
	b.WriteString("\n| `source` | `records` 的字段 |\n| --- | --- |\n")
	for _, s := range model.Schemas {
		if len(s.Fields) == 0 {
			continue
		}
		var fields []string
		for _, f := range s.Fields {
			fields = append(fields, "`"+f.ID+"` "+f.Name)
		}
		b.WriteString("| `" + s.ID + "` | " + strings.Join(fields, "、") + " |\n")
	}
	return b.String() + "\n"
}

// TestREADME holds the README of forms against what the loader accepts: the
// lists as declared, and every setting, kind of row and field by its name.
func TestREADME(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), listsBegin)
	have, after, end := strings.Cut(rest, listsEnd)
	if !ok || !end {
		t.Fatal("the marks around the lists are gone")
	}
	if *update {
		if err := os.WriteFile("README.md", []byte(before+listsBegin+lists()+listsEnd+after), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if have != lists() {
		t.Error("the lists have changed: go test ./templates -run README -update")
	}
	words := map[string]bool{}
	for _, m := range regexp.MustCompile("`([^`\n]+)`").FindAllStringSubmatch(string(data), -1) {
		for _, w := range regexp.MustCompile(`[a-z][a-z0-9.-]*`).FindAllString(m[1], -1) {
			words[w] = true
		}
	}
	for _, name := range form.Vocabulary() {
		if !words[name] {
			t.Errorf("the README does not explain `%s`", name)
		}
	}
	for _, name := range narrative.Functions() {
		if !regexp.MustCompile("`" + name + "[ `]").MatchString(after) {
			t.Errorf("the README does not explain the function `%s`", name)
		}
	}
	// What it explains as a setting, in the first column of a table, exists.
	known := append(form.Vocabulary(), "format.yaml", "narrative", "glossary.yaml", "style.yaml", "term", "meaning", "tmpl")
	for _, line := range strings.Split(before+after[:strings.Index(after, "## 文字说明")], "\n") {
		cells := strings.Split(line, "|")
		if len(cells) < 3 {
			continue
		}
		for _, m := range regexp.MustCompile("`([a-z][a-z0-9-]*)`").FindAllStringSubmatch(cells[1], -1) {
			if !slices.Contains(known, m[1]) {
				t.Errorf("the README explains `%s`, which no form can say", m[1])
			}
		}
	}
}
