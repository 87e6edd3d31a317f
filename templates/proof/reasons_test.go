package proof_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"yugong/templates"
	"yugong/templates/proof"
)

// TestReasonOfItsChange: however a form words it, a reason is held against the
// change that it explains, by its cell: in the sentence or in the next one.
func TestReasonOfItsChange(t *testing.T) {
	for _, wording := range []string{
		"。主要原因是：REASON。", "，主要原因是REASON。", "，系REASON所致。", "（REASON）。", "。REASON。", "。变动原因：REASON。", "；REASON。", "，原因为REASON，特此说明。",
	} {
		f := worded(t, `# 一、预算情况
{{$c := change (sum "fund=general origin=current kind=basic,project") (prior "item=current-expenditure fund=general")}}
一般公共预算比上年预算{{if $c.Rise}}增加{{else}}减少{{end}}{{amount $c.By}}`+strings.Replace(wording, "REASON", `{{reason "item=current-expenditure fund=general"}}`, 1)+`

三公经费预算{{amount (sum "source=public")}}。`)
		for reason, found := range map[string]bool{"城镇老旧小区改造任务增加": true, "上级补助资金减少": false, "按合同支付": false} {
			b := readBook(t, "full").clone()
			for _, r := range b["上年数"] {
				if r[0] == "当年支出" && r[3] == "一般公共预算" {
					r[5] = reason
				}
			}
			d, faults := b.read(t)
			if faults.HasErrors() {
				t.Fatal(faults)
			}
			made, faults := f.Proof(d, templates.Final())
			if made == nil {
				t.Fatal(faults)
			}
			n := 0
			for _, x := range proof.Run(&proof.Input{Proof: made, Form: f, Disclosure: d}).Report(nil).Findings {
				if x.Rule == "X03" && strings.Contains(x.Message, "原因说的是") {
					n++
				}
			}
			want := 0
			if found {
				want = 2 // here and in section five
			}
			if n != want {
				t.Errorf("%s %s: %d findings", wording, reason, n)
			}
		}
	}
}

// worded is the first form with one text in place of its section of changes.
func worded(t *testing.T, text string) *templates.Form {
	t.Helper()
	files := fstest.MapFS{}
	root := os.DirFS("../shanxi-unit")
	if err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, p)
		if p == "narrative/changes.tmpl" {
			data = []byte(text)
		}
		files[p] = &fstest.MapFile{Data: data}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	f, faults := templates.Load(files)
	if faults.HasErrors() {
		t.Fatal(faults)
	}
	return f
}
