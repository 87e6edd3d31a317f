package paper

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"yugong/model/fold"
	"yugong/templates/prose"
)

// contents: X09. What the contents name stands in the document, on the page
// that they say.
func (r *reader) contents() {
	if len(r.Contents) == 0 {
		return
	}
	type place struct {
		title string
		page  int
		table bool
	}
	var places []place
	for i := range r.Paragraphs {
		// A heading may be set as the text is.
		if p := &r.Paragraphs[i]; p.Kind == prose.Heading || p.Kind == prose.Running && !strings.ContainsAny(p.Text, "。；") {
			places = append(places, place{r.core(p.Text), p.Page, false})
		}
	}
	for _, t := range r.Titles {
		places = append(places, place{r.core(t.Text), t.Page, true})
	}
	for i, e := range r.Contents {
		title := r.core(e.Title)
		var at []int
		for _, p := range places {
			if (p.title == title || p.table && telling(title) && strings.Contains(p.title, title)) && !r.isContents(p.page) {
				at = append(at, p.page)
			}
		}
		r.entry(i, e, at)
	}
}

// entry holds a line of the contents against the pages where its title stands.
func (r *reader) entry(i int, e Entry, at []int) {
	wrong := func(message, expected string) {
		r.add(Finding{Paragraph: -1, Entry: i, Page: e.Page, Rule: "X09", Severity: severityOf("X09"), Message: message, Expected: expected})
	}
	if len(at) == 0 {
		if title := r.core(e.Title); strings.HasSuffix(title, "表") && telling(title) && len(r.Titles) > 0 {
			wrong("目录的“"+e.Title+"”在正文中没有找到", "")
		} else if want := r.disorder(i); want != "" {
			wrong("目录的“"+e.Title+"”印作第 "+e.Label+" 页", want)
		}
		return
	}
	if e.Label == "" {
		return
	}
	for _, page := range at {
		if label := r.Pages[page-1].Label; label == "" || label == e.Label {
			return
		}
	}
	wrong("目录的“"+e.Title+"”印作第 "+e.Label+" 页", "第 "+r.Pages[at[0]-1].Label+" 页")
}

// disorder tells what is wrong with the page number of an entry whose title
// does not stand in the document: it lies between its neighbours', and is one of
// the document. "" for nothing.
func (r *reader) disorder(i int) string {
	page := func(label string) int { n, _ := strconv.Atoi(label); return n }
	near := func(i int) int {
		if i < 0 || i >= len(r.Contents) {
			return 0
		}
		return page(r.Contents[i].Label)
	}
	last := 0
	for _, p := range r.Pages {
		last = max(last, page(p.Label))
	}
	n, before, after := near(i), near(i-1), near(i+1)
	switch {
	case n == 0 || before > 0 && after > 0 && before > after:
		return ""
	case after > 0 && n > after:
		return "不大于下一条的第 " + strconv.Itoa(after) + " 页"
	case n < before:
		return "不小于上一条的第 " + strconv.Itoa(before) + " 页"
	case last > 0 && n > last:
		return "不大于最后一页第 " + strconv.Itoa(last) + " 页"
	}
	return ""
}

// telling: of 五、部门预算表 nothing is left to look for.
func telling(title string) bool {
	const least = 4
	return utf8.RuneCountInString(title) > least
}

var (
	number  = regexp.MustCompile(`^(?:第[一二三四五六七八九十]+部分|表?[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]+)(?:[-－][0-9]+)?[)）]?[、.．]?|表?[（(]?` + fold.Roman + `[)）、.．]+|[Ⅰ-Ⅻ])`)
	anyYear = regexp.MustCompile(`^20[0-9]{2}年(?:度)?`)
)

// core is a title without its number, the year, and the publisher, who is 部门 or
// 单位 in the contents.
func (r *reader) core(s string) string {
	s = fold.Words(s)
	for {
		t := number.ReplaceAllString(anyYear.ReplaceAllString(s, ""), "")
		if t == s {
			break
		}
		s = t
	}
	if r.Report.Name != "" {
		s = strings.Replace(s, fold.Words(r.Report.Name), "", 1)
	}
	for _, w := range []string{"(部门)", "(单位)", "本部门", "本单位", "部门", "预算单位", "单位"} {
		s = strings.TrimPrefix(s, w)
	}
	return s
}

// isContents: the contents' own page repeats all titles.
func (r *reader) isContents(page int) bool {
	for i := range r.Paragraphs {
		p := &r.Paragraphs[i]
		if p.Page == page && strings.ReplaceAll(fold.Text(p.Text), " ", "") == "目录" {
			return true
		}
	}
	return false
}
