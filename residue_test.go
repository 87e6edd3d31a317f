package yugong

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestResidueIsOneFinding: what a program left where a name or a word belongs
// is one error there and no other finding anywhere; a draft prints, a final is
// refused.
func TestResidueIsOneFinding(t *testing.T) {
	slow(t)
	p, faults, err := New(Settings{})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	said := map[string][]string{}
	for _, c := range []struct{ unit, sheet, was, left, at string }{
		{"yangcheng", "支出预算", ",2010350,事业运行,", ",2010350,#N/A,", "C2"},
		{"yangcheng", "支出预算", "30102,津贴补贴,", "30102,#REF!,", "I3"},
		{"yangcheng", "支出预算", "\n,2010350,", "\n#N/A,2010350,", "A2"},
		{"yangcheng", "单位信息", "单位名称,阳城县政务服务中心", "单位名称,#N/A", "B2"},
		{"yangcheng", "项目", "P05,移动网络运行,", "P05,#VALUE!,", "B6"},
		{"yangcheng", "国有资产", "公务用车编制,1,", "公务用车编制,#DIV/0!,", "B3"},
		{"yangcheng", "绩效目标", "P03,便民热线座机费用,", "P03,#N/A,", "B2"},
		{"yangcheng", "绩效指标", "接听咨询电话数量", "#N/A", "D2"},
		{"department", "支出预算", "\n云岫县文化和旅游局,2070101,行政运行,一般公共预算,基本支出,当年预算,,30102,", "\n#N/A,2070101,行政运行,一般公共预算,基本支出,当年预算,,30102,", "A3"},
		{"department", "收入预算", "\n云岫县文化和旅游局,", "\nnull,", "A2"},
		{"department", "项目", ",云岫县文化和旅游局\n", ",同上\n", "D2"},
	} {
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(filepath.Join("examples", c.unit))); err != nil {
			t.Fatal(err)
		}
		if said[c.unit] == nil {
			said[c.unit] = foundIn(t, p, dir)
		}
		file := filepath.Join(dir, c.sheet+".csv")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Replace(string(data), c.was, c.left, 1)
		if text == string(data) {
			t.Fatalf("%s has no %q", c.sheet, c.was)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		var news []string
		for _, f := range foundIn(t, p, dir) {
			if !slices.Contains(said[c.unit], f) {
				news = append(news, f)
			}
		}
		if len(news) != 1 || !strings.HasPrefix(news[0], "X05 "+c.sheet+"!"+c.at+" ") {
			t.Errorf("%s %s: %q", c.unit, c.left, news)
		}
		draft, err := p.Publish(dir, Draft(""))
		if err != nil {
			t.Fatal(err)
		}
		if !draft.OK() {
			t.Errorf("%s %s: no draft", c.unit, c.left)
		}
		if final, _ := p.Publish(dir, Final()); final.OK() {
			t.Errorf("%s %s: a final", c.unit, c.left)
		}
	}
}

// foundIn lists what is found in an input.
func foundIn(t *testing.T, p *Publisher, path string) (out []string) {
	t.Helper()
	r, err := p.Publish(path, Final())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		out = append(out, f.Rule+" "+f.At.Sheet+"!"+f.At.Cell()+" "+f.Message)
	}
	return out
}

// TestAbsentSheetIsOneFinding: what hangs on a sheet that is not there is not
// told again.
func TestAbsentSheetIsOneFinding(t *testing.T) {
	p, faults, err := New(Settings{})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	for _, c := range []struct{ unit, sheet string }{
		{"department", "单位"}, {"department", "项目"}, {"yangcheng", "项目"}, {"yangcheng", "绩效目标"}, {"yangcheng", "国有资产"},
		{"yangcheng", "上年数"}, {"yangcheng", "说明"}, {"yangcheng", "政府采购"}, {"yangcheng", "支出预算"}, {"yangcheng", "单位信息"},
	} {
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(filepath.Join("examples", c.unit))); err != nil {
			t.Fatal(err)
		}
		said := foundIn(t, p, dir)
		if err := os.Remove(filepath.Join(dir, c.sheet+".csv")); err != nil {
			t.Fatal(err)
		}
		r, err := p.Publish(dir, Final())
		if err != nil {
			t.Fatal(err)
		}
		var errors []string
		for _, f := range r.Findings {
			if s := f.Rule + " " + f.At.Sheet + "!" + f.At.Cell() + " " + f.Message; f.Severity == Error && !slices.Contains(said, s) {
				errors = append(errors, s)
			}
		}
		if len(errors) != 1 || r.OK() {
			t.Errorf("%s without %s: %q", c.unit, c.sheet, errors)
		}
	}
}
