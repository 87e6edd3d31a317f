package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"yugong"
	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/templates/proof"
)

// checkedSample is a report with an open warning, an accepted one, rules that
// could not be checked, and one that passed.
func checkedSample() *yugong.Verdict {
	at := func(sheet string, row, col int) diag.Pos {
		return diag.Pos{Book: "预算.xlsx", Sheet: sheet, Row: row, Col: col}
	}
	f := check.NewFindings(proof.Rules)
	f.Compared("T13", 3)
	f.Reached(check.OnFacts)
	f.Unchecked("K01", "没有“批复数”表")
	f.Unchecked("K02", "没有“批复数”表")
	f.Add(diag.Diagnostic{Severity: diag.Warning, At: at("绩效目标", 5, 13), Rule: "T11", Message: "年度资金 1元", Expected: "2元",
		Related: []diag.Related{{At: at("支出预算", 2, 12), Message: "项目支出 2元"}}})
	f.Add(diag.Diagnostic{Severity: diag.Warning, At: at("绩效目标", 6, 13), Rule: "T11", Message: "年度资金 3元"})
	text := func(s string, col int) model.Text { return model.Text{Value: s, At: at("核对说明", 2, col)} }
	return f.Report([]model.AcceptedFault{{Rule: text("T11", 1), Place: text("绩效目标!M6", 2), Reason: text("年中\n调整", 3), Who: text("股长", 4)}})
}

func TestWriteAccepted(t *testing.T) {
	const want = `已说明（1 处）
  警告 绩效目标!M6：年度资金 3元；请核对“绩效目标”表与“项目”“支出预算”表，改正其中写错的一处（规则 T11）
    核对说明!A2：年中 调整（股长）
`
	var b strings.Builder
	if err := writeAccepted(&b, checkedSample().Accepted); err != nil {
		t.Fatal(err)
	}
	if b.String() != want {
		t.Errorf("printed\n%s\nwant\n%s", b.String(), want)
	}
	b.Reset()
	if err := writeAccepted(&b, nil); err != nil || b.Len() > 0 {
		t.Errorf("printed %q for nothing", b.String())
	}
}

// TestWriteStates: what was not checked is told with its reason, and counted
// apart.
func TestWriteStates(t *testing.T) {
	var b strings.Builder
	if err := writeStates(&b, checkedSample()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		fmt.Sprintf("核对 %d 条规则（6 项）：通过 2、不符 1、不适用 ", len(yugong.Rules())),
		"\n  未核对 K01、K02：没有“批复数”表\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
}

// TestNothingChecked: one reason for all rules does not list them.
func TestNothingChecked(t *testing.T) {
	v := &yugong.Verdict{}
	for _, r := range yugong.Rules() {
		v.Outcomes = append(v.Outcomes, yugong.Outcome{Rule: r, State: yugong.NotChecked, Missing: []string{"先改正"}})
	}
	var b strings.Builder
	if err := writeStates(&b, v); err != nil || !strings.Contains(b.String(), "\n  未核对 全部规则：先改正\n") {
		t.Error(err, b.String())
	}
}

func TestAtLeast(t *testing.T) {
	list := sample()
	if got := atLeast(list, diag.Error); len(got) != 2 || got.Count(diag.Error) != 2 {
		t.Errorf("%d findings", len(got))
	}
	if len(list) != 4 {
		t.Error("the caller's list was cut")
	}
}

// TestJSONSchema: what is written is what docs/check.schema.json says, for an
// empty list, too.
func TestJSONSchema(t *testing.T) {
	data, err := os.ReadFile("../../../docs/check.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var s schema
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*yugong.Verdict{"sample": checkedSample(), "nothing": check.NothingChecked(proof.Rules, "没有读出"), "an audit": checkedSample(), "a batch": {Findings: sample()}, "many": checkedSample()} {
		var out bytes.Buffer
		c := NewCheck("预算.xlsx", "某中心", 2026, r, diag.Hint)
		if name == "an audit" {
			c.Audited = &Audited{Exact: true, Tables: []string{"收入预算表"}, Missing: []string{}, Ignored: []string{}, Prose: &Prose{Figures: 5}}
			c.Pages = 3
		}
		if name == "a batch" {
			c.Pages, c.Built = 31, &Built{Output: "教育/某中心.pdf", Final: true}
		}
		write := c.Write
		if name == "many" {
			write = (&Checks{Version: SchemaVersion, Documents: []*Check{c, c}}).Write
		}
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		var v any
		if err := json.Unmarshal(out.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		for _, fault := range s.faults(&s, "", v) {
			t.Errorf("%s: %s", name, fault)
		}
	}
	for name, wrong := range map[string]string{
		"a document that is none": `{"version":1,"documents":[{}],"ok":true}`,
		"a field too few":         `{"version":1}`,
		"a wrong type":            `{"version":"1","input":1}`,
		"an unknown field":        `{"version":1,"more":true}`,
	} {
		var v any
		if err := json.Unmarshal([]byte(wrong), &v); err != nil {
			t.Fatal(err)
		}
		if len(s.faults(&s, "", v)) == 0 {
			t.Errorf("%s is not seen", name)
		}
	}
}

// TestJSONKeepsSeverity: lighter findings are left out but counted.
func TestJSONKeepsSeverity(t *testing.T) {
	r := checkedSample()
	c := NewCheck("a", "b", 2026, r, diag.Error)
	if len(c.Findings) != 1 || c.Findings[0].Accepted == nil || c.Summary.Warnings != 1 || c.Summary.Accepted != 1 || !c.OK {
		t.Errorf("%+v", c)
	}
}

// schema is as much of JSON Schema as docs/check.schema.json uses.
type schema struct {
	Ref        string            `json:"$ref"`
	OneOf      []schema          `json:"oneOf"`
	Defs       map[string]schema `json:"$defs"`
	Type       any               `json:"type"`
	Const      any               `json:"const"`
	Enum       []any             `json:"enum"`
	Required   []string          `json:"required"`
	Properties map[string]schema `json:"properties"`
	Items      *schema           `json:"items"`
	Additional *bool             `json:"additionalProperties"`
}

func (s *schema) faults(root *schema, at string, v any) []string {
	if s.Ref != "" {
		def := root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")]
		return def.faults(root, at, v)
	}
	var out []string
	if len(s.OneOf) > 0 {
		fits := 0
		for i := range s.OneOf {
			faults := s.OneOf[i].faults(root, at, v)
			if len(faults) == 0 {
				fits++
			}
			out = append(out, faults...)
		}
		if fits == 1 {
			return nil
		}
		return append(out, fmt.Sprintf("%s: fits %d of %d", at, fits, len(s.OneOf)))
	}
	if s.Const != nil && s.Const != v {
		out = append(out, fmt.Sprintf("%s: %v is not %v", at, v, s.Const))
	}
	if s.Enum != nil && !slices.Contains(s.Enum, v) {
		out = append(out, fmt.Sprintf("%s: %v is none of %v", at, v, s.Enum))
	}
	if s.Type != nil && !typed(s.Type, v) {
		return append(out, fmt.Sprintf("%s: %v is no %v", at, v, s.Type))
	}
	switch v := v.(type) {
	case map[string]any:
		for _, name := range s.Required {
			if _, ok := v[name]; !ok {
				out = append(out, at+": lacks "+name)
			}
		}
		for name, field := range v {
			p, ok := s.Properties[name]
			if !ok {
				if s.Additional != nil && !*s.Additional {
					out = append(out, at+": has "+name)
				}
				continue
			}
			out = append(out, p.faults(root, at+"."+name, field)...)
		}
	case []any:
		for i := range v {
			if s.Items != nil {
				out = append(out, s.Items.faults(root, fmt.Sprintf("%s[%d]", at, i), v[i])...)
			}
		}
	}
	return out
}

func typed(want, v any) bool {
	if list, ok := want.([]any); ok {
		return slices.ContainsFunc(list, func(w any) bool { return typed(w, v) })
	}
	switch v := v.(type) {
	case nil:
		return want == "null"
	case bool:
		return want == "boolean"
	case string:
		return want == "string"
	case float64:
		return want == "number" || want == "integer" && v == float64(int(v))
	case []any:
		return want == "array"
	default:
		return want == "object"
	}
}
