package paper

import (
	"regexp"
	"strconv"
	"strings"

	"yugong/templates/prose"
)

var (
	yearOf    = regexp.MustCompile(`(20[0-9]{2})年`)
	kindOf    = regexp.MustCompile(`(部门|单位)预算`)
	publisher = regexp.MustCompile(`(?:预算主管部门|预算单位|编制部门|编制单位|单位名称|部门名称|预算部门)[:：]\s*([^\s:：]+)`)
	titled    = regexp.MustCompile(`^(.{2,40}?)20[0-9]{2}年(?:度)?(?:部门|单位)?预算`)
	yearFirst = regexp.MustCompile(`^20[0-9]{2}年(?:度)?(.{2,40}?)(?:部门|单位)?预算(?:公开)?$`)
)

// identify reads publisher, year and kind off the cover: what stands on the
// pages before the first paragraph of running text.
func (r *reader) identify() {
	r.Report.Name = r.Document.Name
	for i := range r.Paragraphs {
		p := &r.Paragraphs[i]
		if p.Page > 1 && r.Year > 0 {
			break
		}
		s := strings.ReplaceAll(p.Text, " ", "")
		if m := yearOf.FindStringSubmatch(s); m != nil && r.Year == 0 && strings.Contains(s, "预算") {
			r.Year, _ = strconv.Atoi(m[1])
		}
		if m := kindOf.FindStringSubmatch(s); m != nil && r.Word == "" {
			r.Word = m[1]
		}
		r.name(s)
	}
	for i := range r.Paragraphs {
		if r.Report.Name != "" {
			return
		}
		if r.Paragraphs[i].Kind == prose.Label {
			r.name(r.Paragraphs[i].Text)
		}
	}
}

// name takes the publisher's name from a line that says whose budget it is.
func (r *reader) name(s string) {
	if m := publisher.FindStringSubmatch(s); m != nil && r.Report.Name == "" {
		r.Report.Name = m[1]
		return
	}
	for _, re := range []*regexp.Regexp{titled, yearFirst} {
		if m := re.FindStringSubmatch(s); m != nil && r.Report.Name == "" && !strings.HasSuffix(m[1], "区") && !strings.HasSuffix(m[1], "县") && !strings.HasSuffix(m[1], "市") {
			r.Report.Name = m[1]
		}
	}
}

// others are names that differ from the publisher's by one character and yet
// are no slips: those that stand in a heading or a caption.
func (r *reader) others() func(string) bool {
	return func(name string) bool {
		for i := range r.Paragraphs {
			if p := &r.Paragraphs[i]; p.Kind != prose.Running && strings.Contains(p.Text, name) {
				return true
			}
		}
		return false
	}
}
