package workbook

import (
	"strings"
	"testing"
	"testing/fstest"

	"yugong/model/diag"
)

// TestMachineMade: what programs leave is no text, in columns of prose and of
// names; what people write is.
func TestMachineMade(t *testing.T) {
	everywhere := []string{"=DISPIMG(\"ID_1\",1)", "_xlfn.DISPIMG(\"ID\",1)", "=A1", "=IF(A1>0,A1,\"\")", "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "本单位有#N/A人",
		"Err:502", "REF!", "########", "null", "NULL", "NaN", "nan", "None", "undefined", "[object Object]", "办公费null", "设备undefined台", "TRUE", "False",
		"错误！未定义书签。", "错误！未找到引用源。", "Error! Bookmark not defined.", "PAGEREF _Toc123 \\h", "<p>文字</p>", "第一<br/>第二", "文字&nbsp;文字", "同上", "（同上）", "同上。", "〃", "略", "（略）",
		"1900/1/0", "1900年1月0日", "1899-12-30", "_x000D_", "文字_x000D_文字",
		"第一\\n第二", "共%d人", "锟斤拷", "å•ä½", "[请输入内容]", "（请选择）", "<w:p>字</w:p>", "有???人"}
	for _, s := range everywhere {
		if machineMade(s, true, false) == "" || machineMade(s, false, true) == "" {
			t.Errorf("%s passes: prose %q, name %q", s, machineMade(s, true, false), machineMade(s, false, true))
		}
	}
	for _, s := range []string{"0", "123", "12.5%", "-", "——", "/", "？？？", "……", "是", "否", "设备共FALSE台"} {
		if machineMade(s, true, false) == "" {
			t.Errorf("%s passes as prose", s)
		}
	}
	for _, s := range []string{"0", "０", "-", "/", "？？", "…"} {
		if machineMade(s, false, true) == "" {
			t.Errorf("%s passes as a name", s)
		}
	}
	for _, s := range []string{"无", "本单位无此项。", "人员增加。", "指“无纸化”(null除外)", "A类设备", "NULLARBOR系统", "Nanjing路", "二是增加。", "错误率下降", "网络<5ms", "a<b", "R&D经费", "2026年", "是因为人员增加", "同上年相比增加", "TRUETYPE字体", "见附件", "增长5%", "100%达标", "café", "5×3米", "C:\\nas目录", "请输入法人", "何时建成？", "#1机组", "C#语言"} {
		if what := machineMade(s, true, false); what != "" {
			t.Errorf("%s is no %s", s, what)
		}
	}
	for _, s := range []string{"100", "2010350", "12345热线", "一、", "（一）", "是", "合计"} {
		if what := machineMade(s, false, true); what != "" {
			t.Errorf("the name %s is no %s", s, what)
		}
	}
}

// TestResiduesNeed: a pattern is not tried on a text that has none of the
// characters it needs, so all that it matches must have one.
func TestResiduesNeed(t *testing.T) {
	for _, s := range []string{"@SUM(A1)", "=", "DISPIMG(", "#SPILL!", "#getting_data", "Err:504", "REF!", "#REF!", "1900年01月00日", "1899.12.31", "##", "字####",
		"_x000A_", "\\n字", "%s字", "烫烫烫", "ä½", "???", "[请选择]", "字null。", "字NULL", "字undefined", "字NaN", "字[objectObject]", "(null)", "nil", "NONE", "<na>", "N/A", "#n/a", "[OBJECTOBJECT]", "Infinity", "-INF", "NaT",
		"错误!书签", "error!nottext", "pageref", "MergeFormat", "MERGEFIELD", "_toc1", "HYPERLINK\"", "Toc\\", "<O:P>", "</td>", "&#160;", "&hellip;",
		"同前", "同左", "同右", "如上", "见上", "〃", "\"", "ditto", "略", "(从略)"} {
		some := false
		for i := range residues {
			r := &residues[i]
			if r.pattern.MatchString(s) {
				some = true
				if needed.Through(s)&(1<<i) == 0 {
					t.Errorf("%s matches %s but has none of %q", s, r.what, r.needs)
				}
			}
		}
		if !some {
			t.Errorf("%s matches nothing", s)
		}
	}
}

// TestResidueIsKept: a draft shows what was left; a rule finds it.
func TestResidueIsKept(t *testing.T) {
	book := fixture(t, "small")
	book["说明.csv"] = &fstest.MapFile{Data: []byte("事项,内容\n单位职责,#N/A\n")}
	d, list, err := ReadFolder(book, "a")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, f := range list {
		if f.Severity == diag.Error {
			found = append(found, f.Rule+" "+f.Message)
		}
	}
	if len(found) != 1 || !strings.HasPrefix(found[0], "X05") || d.Notes[0].Body.Value != "#N/A" {
		t.Errorf("found %v, kept %q", found, d.Notes[0].Body.Value)
	}
}
