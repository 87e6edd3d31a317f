package paper

import (
	"fmt"
	"strconv"
	"strings"

	"yugong/templates/prose/claim"
)

func pageNumber(n int) string { return strconv.Itoa(n) }

// counts: C01. What a sentence counts and lists adds up: 车辆7辆，其中：…; 项目共4个，
// 涉及资金598.46万元，其中：…四项; and the number of performance sheets is what the text says.
func (r *reader) counts() {
	for i := range r.said {
		s := &r.said[i]
		switch {
		case s.Role == claim.Count && s.Unit.Name == "辆" && !s.Part:
			r.listed(i, s, func(c *said) bool { return c.Role == claim.Count && c.Unit.Name == "辆" }, 0)
		case s.Role == claim.Count && strings.Contains(s.Topic.Words, "项目") && i+1 < len(r.said) && !s.Part:
			if next := &r.said[i+1]; next.Role == claim.Amount && next.paragraph == s.paragraph {
				r.listed(i+1, next, func(c *said) bool { return c.Role == claim.Amount }, int(s.Value.Num().Int64()))
			}
		}
	}
}

// listed adds up the parts that follow a whole behind 其中 up to the end of
// their sentence. Where their number is known, a list that is not complete says nothing.
func (r *reader) listed(i int, whole *said, part func(*said) bool, number int) {
	var list []*said
	sentence := -1
	for j := i + 1; j < len(r.said) && r.said[j].paragraph == whole.paragraph; j++ {
		c := &r.said[j]
		if !part(c) || !c.Part || sentence >= 0 && c.Sentence != sentence {
			break
		}
		sentence = c.Sentence
		list = append(list, c)
	}
	if len(list) < 2 || number > 0 && len(list) != number {
		return
	}
	r.sum(whole, list)
}

// pages: blank pages, and text cut off by the edge of its cell or page.
func (r *reader) pages() {
	for i, p := range r.Pages {
		if p.Blank {
			r.add(Finding{Paragraph: -1, Entry: -1, Page: i + 1, Rule: "X15", Severity: severityOf("X15"), Message: "空白页"})
		}
		if p.Cut > 0 {
			r.add(Finding{Paragraph: -1, Entry: -1, Page: i + 1, Rule: "X15", Severity: severityOf("X15"), Message: fmt.Sprintf("有 %d 个字只露出一部分", p.Cut)})
		}
	}
}
