package paper

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"yugong/templates/prose"
	"yugong/templates/prose/claim"
	"yugong/templates/relation"
)

func pageNumber(n int) string { return strconv.Itoa(n) }

// counts: C01. What a sentence counts and lists adds up: 车辆7辆，其中：…; 项目共4个，
// 涉及资金598.46万元，其中：…四项, or so many of this kind and so many of that. X01: projects
// cost no more than all projects do.
func (r *reader) counts() {
	for i := range r.said {
		s := &r.said[i]
		switch {
		case s.Role == claim.Count && s.Unit.Name == "辆" && !s.Part:
			r.listed(i, s, func(c *said) bool { return c.Role == claim.Count && c.Unit.Name == "辆" }, 0)
		case s.Role == claim.Count && strings.Contains(s.Topic.Words, "项目") && i+1 < len(r.said) && !s.Part:
			if next := &r.said[i+1]; next.Role == claim.Amount && next.paragraph == s.paragraph {
				r.listed(i+1, next, func(c *said) bool { return c.Role == claim.Amount }, int(s.Value.Num().Int64()))
				r.kinds(i)
				r.projects(i + 1)
			}
		}
	}
}

// kinds adds up the kinds that projects are of, each with its number and its
// amount: 其中：其他运转类项目5个，涉及金额…；特定目标类项目9个，涉及金额….
func (r *reader) kinds(i int) {
	number, whole := &r.said[i], &r.said[i+1]
	var numbers, amounts []*said
	for j := i + 2; j+1 < len(r.said); j += 2 {
		n, a := &r.said[j], &r.said[j+1]
		if a.paragraph != whole.paragraph || !n.Part || !a.Part || n.Role != claim.Count || a.Role != claim.Amount || n.Unit != number.Unit || a.Sentence != r.said[i+2].Sentence {
			break
		}
		numbers, amounts = append(numbers, n), append(amounts, a)
	}
	// A list of which neither adds up is not of all.
	if len(numbers) >= 2 && (addsUp(number, numbers) || addsUp(whole, amounts)) {
		r.sum(number, numbers)
		r.sum(whole, amounts)
	}
}

// projects holds an amount of some projects against that of all of them, but for
// what was carried over (含上年结转…万元): tables may leave that out.
func (r *reader) projects(i int) {
	s := &r.said[i]
	if r.Tables == nil {
		return
	}
	cost := s.Value
	if rest := r.Paragraphs[s.paragraph].Text[s.To:]; strings.HasPrefix(rest, "（含") || strings.HasPrefix(rest, "(含") {
		if i+1 == len(r.said) || r.said[i+1].Role != claim.Amount || r.said[i+1].paragraph != s.paragraph {
			return
		}
		cost = new(big.Rat).Sub(cost, r.said[i+1].Value)
	}
	m := lexicon()["项目支出"]
	var most *relation.Printed
	for _, q := range m.readings[:2] { // of all funds
		for _, f := range r.Tables.Find(q.Source, &q.Filter) {
			if most == nil || f.Amount.Cmp(most.Amount) > 0 {
				most = &f
			}
		}
	}
	if most == nil {
		return
	}
	r.Report.Compared++
	if limit := new(big.Rat).Add(exact(most.Amount), exact(most.Half)); new(big.Rat).Sub(cost, s.Half).Cmp(limit) > 0 {
		r.find(s, "X01", "项目的金额大于《"+most.Table+"》的全部项目支出：", "不大于"+amount(s, exact(most.Amount)))
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
	if last := list[len(list)-1]; strings.Contains(r.Paragraphs[whole.paragraph].Text[whole.To:last.From], "〔") {
		return // a number is still to be filled in
	}
	for k := i - 1; k >= 0 && r.said[k].paragraph == whole.paragraph && r.said[k].Sentence == whole.Sentence && part(&r.said[k]); k-- {
		if addsUp(&r.said[k], list) {
			return // 共有车辆6辆，核定编制7辆。其中：…: parts of the first
		}
	}
	r.sum(whole, list)
}

// watermarks: X10, once for all pages that bear one.
func (r *reader) watermarks() {
	first, n, said := 0, 0, ""
	for i, p := range r.Pages {
		if word, at := prose.DraftWord(p.Askew); at >= 0 {
			if n++; n == 1 {
				first, said = i+1, word
			}
		}
	}
	if n > 0 {
		r.add(Finding{Paragraph: -1, Entry: -1, Page: first, Rule: "X10", Severity: severityOf("X10"),
			Message: fmt.Sprintf("水印“%s…”，共 %d 页", said, n), Expected: "没有水印的定稿"})
	}
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
