package prose

import (
	"strings"

	"yugong/model/subject"
)

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
