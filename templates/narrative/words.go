package narrative

import (
	"fmt"
	"slices"
	"strings"

	"yugong/model"
)

// note returns the unit's own text on a topic, which may stand in several rows;
// "" when it gives none.
func (e *environment) note(topic string) (string, error) {
	t, ok := model.ParseTopic(topic)
	if !ok {
		return "", notOne("说明事项", topic, idsOf(model.Topics))
	}
	parts := e.notes(t)
	if slices.Contains(needed, t) && !e.tells(t) {
		return e.missing(t.String(), sheetNotes), nil
	}
	return strings.Join(parts, "\n\n"), nil // each row a paragraph
}

// tells reports whether a text on a topic says anything: no unit has no duties.
func (e *environment) tells(t model.Topic) bool {
	return slices.ContainsFunc(e.d.Notes, func(n model.Note) bool {
		return n.Topic.Value == t && !slices.Contains([]string{"", "无", "没有", "暂无"}, strings.Trim(n.Body.Value, "。 "))
	})
}

// hasNote tells whether the unit gives a text on a topic.
func (e *environment) hasNote(topic string) (bool, error) {
	t, ok := model.ParseTopic(topic)
	if !ok {
		return false, notOne("说明事项", topic, idsOf(model.Topics))
	}
	return len(e.notes(t)) > 0, nil
}

func (e *environment) notes(t model.Topic) (parts []string) {
	for i := range e.d.Notes {
		if n := &e.d.Notes[i]; n.Topic.Value == t && n.Body.Value != "" {
			parts = append(parts, e.text(n.Body))
		}
	}
	return parts
}

// reason returns why a measure changed, without a final mark, "" when the
// workbook gives none. The query is that of prior.
func (e *environment) reason(query string) (string, error) {
	return e.priorText(query, reasonOpenings, func(p *model.PriorFigure, years []model.Year) model.Text {
		if len(years) == 0 && p.Year() != model.LastYear {
			return model.Text{} // that of another comparison
		}
		return p.Reason
	})
}

// purpose returns what a subject's money is for, without 用于 before it.
func (e *environment) purpose(query string) (string, error) {
	return e.priorText(query, purposeOpenings, func(p *model.PriorFigure, _ []model.Year) model.Text { return p.Purpose })
}

func (e *environment) priorText(query string, openings []string, pick func(*model.PriorFigure, []model.Year) model.Text) (string, error) {
	q, err := e.format.ParseQuery("source=prior " + query)
	if err != nil {
		return "", fmt.Errorf("查询 %q：%w", query, err)
	}
	for i := range e.d.Prior {
		p := &e.d.Prior[i]
		f := p.Fact()
		if t := pick(p, q.Filter.Years); q.Filter.Match(&f) && t.Value != "" {
			return e.clause(t, openings), nil
		}
	}
	return "", nil
}

// publicReason returns why a 三公 item changed; "" asks for that of the total.
func (e *environment) publicReason(item string) (string, error) {
	want, ok := model.ParsePublicItem(item)
	if !ok && item != "" {
		return "", notOne("“三公”项目", item, idsOf(model.PublicItems))
	}
	for i := range e.d.Public {
		if p := &e.d.Public[i]; p.Item.Value == want && p.Reason.Value != "" {
			return e.clause(p.Reason, reasonOpenings), nil
		}
	}
	return "", nil
}

// What people begin a reason or a purpose with; the sentence brings its own.
// Longer ones stand before those they begin with.
var (
	reasonOpenings = []string{"主要原因是", "主要原因为", "主要原因", "主要是因为", "主要是由于", "主要是", "主要因为", "主要由于",
		"变动原因是", "变动原因为", "变动原因", "原因是", "原因为", "原因：", "是因为", "是由于", "因为", "由于"}
	purposeOpenings = []string{"主要用于", "主要是用于", "用于"}
)

// clause is a text that a sentence goes on after: in one line, without its
// final mark and without an opening that the sentence brings itself.
func (e *environment) clause(t model.Text, openings []string) string {
	s := strings.TrimRight(strings.TrimSpace(t.Value), finalMarks)
	for {
		rest := strings.TrimLeft(s, "：:，, ")
		for _, o := range openings {
			if r, ok := strings.CutPrefix(rest, o); ok && r != "" {
				rest = r
				break
			}
		}
		if rest == s {
			return e.mark(oneLine(s), at(t.At))
		}
		s = rest
	}
}

const finalMarks = "。；;，,."

// oneLine makes one clause of a text written in several lines.
func oneLine(s string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	var parts []string
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.TrimRight(strings.TrimSpace(l), finalMarks); l != "" {
			parts = append(parts, l)
		}
	}
	return strings.Join(parts, "；")
}

func (e *environment) findAsset(name string) *model.Asset {
	for i := range e.d.Assets {
		if e.d.Assets[i].Name.Value == name {
			return &e.d.Assets[i]
		}
	}
	return nil
}

// asset returns a quantity of 国有资产; what otherwise says in words when the
// workbook has no such line, and a gap when that is nothing or a number.
func (e *environment) asset(name string, otherwise ...string) string {
	e.assets[name] = true
	if a := e.findAsset(name); a != nil && a.Quantity.Value != "" {
		return e.text(a.Quantity)
	}
	if len(otherwise) > 0 && strings.Trim(otherwise[0], "0123456789.") == otherwise[0] {
		return otherwise[0]
	}
	g := Gap{Label: name, At: e.sheet(sheetAssets), Hint: "没有就填 0"}
	if a := e.findAsset(name); a != nil {
		g.At = a.Quantity.At
	}
	return e.gap(&g)
}

// Target is a performance sheet as texts speak of it.
type Target struct {
	Name  string
	Code  string // project key
	Total Figure
	Goal  string // of the year, or of the whole period where there is none
}

// targets lists the sheets of projects.
func (e *environment) targets() []Target {
	var out []Target
	for i := range e.d.Targets {
		if t := &e.d.Targets[i]; t.Key.Value != model.WholeUnit {
			out = append(out, e.target(t))
		}
	}
	return out
}

// wholeTarget returns the whole unit's sheet, nil if there is none.
func (e *environment) wholeTarget() *Target {
	for i := range e.d.Targets {
		if t := &e.d.Targets[i]; t.Key.Value == model.WholeUnit {
			w := e.target(t)
			return &w
		}
	}
	return nil
}

func (e *environment) target(t *model.Target) Target {
	goal := t.AnnualGoal
	if goal.Value == "" {
		goal = t.PeriodGoal
	}
	total := Figure{Sum: model.Sum{Money: t.Annual.Total.Money, Src: at(t.Annual.Total.At)}}
	if t.Annual.Total.Blank {
		total.Gap = &Gap{Label: t.Name.Value + "的年度资金总额", At: t.Annual.Total.At, Hint: "请在“绩效目标”表填写"}
	}
	return Target{Name: e.text(t.Name), Code: t.Key.Value, Goal: e.text(goal), Total: total}
}
