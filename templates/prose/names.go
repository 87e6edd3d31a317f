package prose

import (
	"strings"

	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/subject"
)

var nameRules = []rule{
	{Rule: check.Rule{ID: "X14", Title: "科目现行名称", Severity: diag.Error, Stage: check.OnTexts,
		Compares: "文字中的科目名称不是已停用的旧名",
		Basis:    "政府收支分类科目逐年修订",
		Hint:     "请改用现行名称"}, read: (*reader).retired},
}

// retired: X14. A subject by the name that the classification gave up before
// the document's year.
func (r *reader) retired() {
	if r.Year == 0 {
		return
	}
	for _, old := range subject.RetiredNames() {
		if r.Year < old.Since {
			continue
		}
		r.Compared("X14", 1)
		for at := 0; ; {
			i := strings.Index(r.S[at:], old.Name)
			if i < 0 {
				break
			}
			from := at + i
			at = from + len(old.Name)
			if !people(r.S[at:]) {
				r.find("X14", Anyone, from, at, "科目“"+old.Name+"”已停用：", old.Now)
			}
		}
	}
}

// people: 行政事业单位离退休人员 are no subject.
func people(after string) bool {
	for _, w := range []string{"人员", "干部", "经费", "费", "职工", "生活"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}
