package prose

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/sieve"
)

var wordRules = []rule{
	{Rule: check.Rule{ID: "X05", Title: "模板残留", Severity: diag.Error, Stage: check.OnTexts,
		Compares: "没有 XX、××、待填、（填写…）、增加（减少）、花括号等残留；已公开的文件没有草稿的空缺〔未填：…〕",
		Basis:    "公开文件应是定稿",
		Hint:     "请填写或删去"}, read: (*reader).leftovers},
	{Rule: check.Rule{ID: "X06", Title: "单位称谓", Severity: diag.Warning, Stage: check.OnTexts,
		Compares: "封面、表格、文字用同一单位全称；单位预算不写“本部门”，部门预算不写“本单位”",
		Basis:    "公开主体只有一个",
		Hint:     "请统一称谓"}, read: (*reader).naming},
	{Rule: check.Rule{ID: "X13", Title: "省直市直县直", Severity: diag.Warning, Stage: check.OnTexts,
		Compares: "“省直”“市直”“县直”与单位的级别一致",
		Basis:    "沿用上级文字时常见的错误",
		Hint:     "请改为与本级一致的称谓"}, read: (*reader).levels},
	{Rule: check.Rule{ID: "X10", Title: "草稿标记", Severity: diag.Error, Stage: check.OnPages,
		Compares: "定稿没有水印和“仅供内部审核”一类的字样",
		Basis:    "公开文件应是定稿",
		Hint:     "请删去草稿字样"}, read: (*reader).drafts},
}

// remnants are texts that only a template holds.
var remnants = []string{
	"××", "ⅩⅩ", "ＸＸ", "待填", "待补", "待定内容", "（填写", "(填写", "请填写", "【填写", "此处填写", "增加（减少）", "增加(减少)", "减少（增加）", "减少(增加)",
	"增加/减少", "增长（下降）", "增长(下降)", "上升（下降）", "增长/下降", "{", "}", "｛", "｝", "□□", "____", "＿＿", "…………", "＊＊", "***", "TODO", "lorem ipsum",
}

// begun knows the characters that remnants begin with.
var begun = sieve.New(remnants, func(w string) string { return w[:Forward(w, 0, 1)] })

// gap is what a draft prints where nobody said anything.
var gap = regexp.MustCompile(`〔未填[^〕]*〕`)

// Gaps finds what a draft left open, as ranges of bytes. In a workbook's own
// document rule S01 speaks of them, with the cells to fill; where that is
// published they are residue like any other (X05).
func Gaps(s string) [][]int {
	if !strings.Contains(s, "〔") {
		return nil
	}
	return gap.FindAllStringIndex(s, -1)
}

// leftovers: X05.
func (r *reader) leftovers() {
	r.Compared("X05", 1)
	try := begun.Through(r.S)
	for i, w := range remnants {
		for at := 0; try&(1<<i) != 0 && at < len(r.S); {
			i := strings.Index(r.S[at:], w)
			if i < 0 {
				break
			}
			from := at + i
			at = from + len(w)
			r.find("X05", Filled, from, at, "残留的模板文字“"+w+"”：", "")
		}
	}
	r.crosses()
}

// crosses finds XX and xx that stand for something, not as letters of a word.
func (r *reader) crosses() {
	for at := 0; at+1 < len(r.S); at++ {
		i := strings.IndexAny(r.S[at:], "Xx")
		if i < 0 {
			return
		}
		from := at + i
		to := from
		for to < len(r.S) && (r.S[to] == 'X' || r.S[to] == 'x') {
			to++
		}
		at = to
		if to-from < 2 || from > 0 && isLatin(r.S[from-1]) || to < len(r.S) && isLatin(r.S[to]) {
			continue
		}
		r.find("X05", Filled, from, to, "残留的模板文字“"+r.S[from:to]+"”：", "")
	}
}

// naming: X06. One publisher, by one word and one name.
func (r *reader) naming() {
	if r.Kind != Running {
		return
	}
	right := "本" + r.Word
	wrong := map[string]string{"本单位": "本部门", "本部门": "本单位"}[right]
	if wrong != "" {
		r.called(wrong, right)
		r.called(wrong[len("本"):]+"预算安排", right[len("本"):]+"预算安排")
		r.Compared("X06", 1)
	}
	r.misnamed()
}

// called finds the publisher by the other word.
func (r *reader) called(wrong, right string) {
	for at := 0; ; {
		i := strings.Index(r.S[at:], wrong)
		if i < 0 {
			return
		}
		from := at + i
		at = from + len(wrong)
		r.find("X06", Filled, from, at, "称谓应为“"+right+"”：", right)
	}
}

// misnamed finds the publisher's name with one character wrong or left out.
// One half of it then still stands as it should; its last character must, for
// what goes on otherwise is another word.
func (r *reader) misnamed() {
	const least = 6 // of shorter names too many words are one character away
	want := []rune(r.Name)
	if len(want) < least {
		return
	}
	half := len(want) / 2
	head, tail := string(want[:half]), string(want[half:])
	for from := 0; from < len(r.S); {
		if from += nearest(r.S[from:], head, tail, half); from == len(r.S) {
			return
		}
		_, n := utf8.DecodeRuneInString(r.S[from:])
		if strings.HasPrefix(r.S[from:], r.Name) {
			from += len(r.Name)
			continue
		}
		if got := r.almost(from, want); got != "" && (r.Known == nil || !r.Known(got)) {
			r.find("X06", Own, from, from+len(got), "单位名称与全称差一个字：", r.Name)
			from += len(got)
			continue
		}
		from += n
	}
}

// nearest is how far the next place is where a name may begin of which one half
// stands as it should: its head, or so many characters before its tail.
func nearest(s, head, tail string, before int) int {
	to := len(s)
	if i := strings.Index(s, head); i >= 0 {
		to = i
	}
	if i := strings.Index(s, tail); i >= 0 {
		to = min(to, Back(s, i, before))
	}
	return to
}

// almost returns what stands at a byte if it is a name but for one character.
func (r *reader) almost(from int, want []rune) string {
	s, half := r.S[from:], len(want)/2
	head := strings.HasPrefix(s, string(want[:half]))
	tail := string(want[half:])
	for _, n := range []int{len(want), len(want) - 1} {
		to := Forward(s, 0, n)
		got := []rune(s[:to])
		if len(got) != n || got[n-1] != want[len(want)-1] || !head && !strings.HasSuffix(s[:to], tail) {
			continue
		}
		switch {
		case n == len(want):
			if differences(got, want) == 1 {
				return s[:to]
			}
		case lacks(got, want) && !strings.HasSuffix(r.S[:from], string(want[0])):
			return s[:to]
		}
	}
	return ""
}

// lacks reports whether a name is another without one character, not its first:
// a name is often begun at its second level.
func lacks(got, want []rune) bool {
	i := 0
	for i < len(got) && got[i] == want[i] {
		i++
	}
	return i > 0 && i < len(got) && slices.Equal(got[i:], want[i+1:])
}

func differences(a, b []rune) int {
	if len(a) != len(b) {
		return len(a) + len(b)
	}
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

// levels: X13. 省直, 市直 and 县直 are words of one tier each.
func (r *reader) levels() {
	level := r.Level
	right := level.Direct()
	if right == "" {
		return
	}
	r.Compared("X13", 1)
	for _, l := range []model.Level{model.Provincial, model.Municipal, model.County} {
		w := l.Direct()
		if l == level || !strings.Contains(r.S, w) {
			continue
		}
		for _, of := range []string{"部门", "单位", "机关", "预算"} {
			i := strings.Index(r.S, w+of)
			if i < 0 {
				continue
			}
			r.find("X13", Own, i, i+len(w+of), "本单位是"+level.String()+"，文字写作“"+w+"”：", right)
			break
		}
	}
}

// draftWords are what only a draft bears.
var draftWords = []string{"仅供内部", "内部审核", "内部资料", "征求意见稿", "送审稿", "讨论稿"}

// DraftWord returns the first of the words that only a draft bears, and where it
// stands in a text; -1 when there is none.
func DraftWord(s string) (word string, at int) {
	for _, w := range draftWords {
		if i := strings.Index(s, w); i >= 0 {
			return w, i
		}
	}
	return "", -1
}

// drafts: X10.
func (r *reader) drafts() {
	if r.Kind == Performance {
		return
	}
	r.Compared("X10", 1)
	if w, i := DraftWord(r.S); i >= 0 && utf8.RuneCountInString(r.S) < 40 {
		r.find("X10", Anyone, i, i+len(w), "草稿字样“"+w+"”：", "")
	}
}
