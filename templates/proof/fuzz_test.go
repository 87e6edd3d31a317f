package proof_test

import (
	"testing"
	"unicode/utf8"

	"yugong/model/check"
	"yugong/templates/proof"
)

// FuzzText: whatever a unit writes, reading it ends, and each finding has a
// rule and a message that is whole text.
func FuzzText(f *testing.F) {
	for _, s := range []string{
		"2023年《关于2019年的通知》（", "。。，,：:", "XX××", "11010519491231002X", "138 0013 8000 ", "主要原因是。", "公务接待费3万元",
		"\u3000\ufdd0", "“三公”经费预算为0.00万元，比上年增加", "1）2）（）)(", "年年年9999年", "收支总计.万元", "本部门本部门", "云岫县住房和城乡建設局",
	} {
		f.Add(s)
	}
	d, faults := readBook(f, "yangcheng").read(f) // once: reading takes longer than all the rest
	if faults.HasErrors() {
		f.Fatal(faults)
	}
	d.Targets, d.Glossary = d.Targets[:2], nil
	f.Fuzz(func(t *testing.T, s string) {
		d.Notes[0].Body.Value = s
		d.Targets[1].Overview.Value = s
		d.Public[1].Reason.Value = s
		in := input(t, d)
		found := check.NewFindings(proof.Rules)
		proof.Text(in, found)
		for _, d := range found.Report(nil).Findings {
			if d.Rule == "" || d.Message == "" || utf8.ValidString(s) && !utf8.ValidString(d.Message) {
				t.Errorf("%q: finding %q of rule %q", s, d.Message, d.Rule)
			}
		}
	})
}
