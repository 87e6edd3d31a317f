package templates

import (
	"maps"
	"slices"

	"yugong/model"
	"yugong/templates/form"
	"yugong/templates/narrative"
)

// sheetsOf are the sheets that a list is filled in on, of those that only some
// forms read. The others are every workbook's.
var sheetsOf = map[model.Source][]string{
	model.FromRevenue: {"收入预算"}, model.FromEconomic: {"经济分类"}, model.FromDetail: {"经济分类"}, model.FromPublic: {"三公经费"},
	model.FromProcurement: {"政府采购"}, model.FromPrior: {"上年数"}, model.FromPurchases: {"政府购买服务"},
	model.FromTargets: {"绩效目标", "绩效指标"}, model.FromIndicators: {"绩效目标", "绩效指标"},
}

// Needs is what a form reads of a workbook. A blank workbook for it does without
// the rest.
type Needs struct {
	Unread   []string        // sheets that neither its tables nor its texts read, sorted
	Topics   []model.Topic   // of 说明
	Measures []model.Measure // of last year's budget
}

// Needs tells what the form reads, as the document of a unit and of a
// department.
func (f *Form) Needs() Needs {
	read := map[string]bool{}
	topics, measures := map[model.Topic]bool{}, map[model.Measure]bool{}
	for _, kind := range []*Form{f, f.department} {
		if kind != nil {
			texts := kind.reads(read)
			maps.Copy(topics, texts.Topics)
			maps.Copy(measures, texts.Measures)
		}
	}
	unread := []string{"国有资产", "名词解释"}
	for _, sheets := range sheetsOf {
		unread = append(unread, sheets...)
	}
	slices.Sort(unread)
	return Needs{
		Unread:   slices.DeleteFunc(slices.Compact(unread), func(sheet string) bool { return read[sheet] }),
		Topics:   slices.DeleteFunc(slices.Clone(model.Topics), func(t model.Topic) bool { return !topics[t] }),
		Measures: slices.DeleteFunc(slices.Clone(model.Measures), func(m model.Measure) bool { return !measures[m] }),
	}
}

// reads adds the sheets that the form reads, and returns what its texts do.
func (f *Form) reads(sheets map[string]bool) narrative.Reads {
	texts := f.library.Reads()
	sheets["国有资产"] = sheets["国有资产"] || texts.Assets
	sheets["名词解释"] = sheets["名词解释"] || texts.Glossary
	var tables []*form.Table
	for i := range f.data.Document {
		tables = append(tables, f.data.Table(f.data.Document[i].Table.V))
	}
	for _, b := range texts.Blocks {
		switch b.Name {
		case "table":
			tables = append(tables, f.data.Table(b.Arg))
		case "chart":
			if c := f.data.Chart(b.Arg); c != nil {
				texts.Sources[c.From] = true
				tables = append(tables, c.Table)
			}
		case "sheets":
			texts.Sources[model.FromTargets] = true
		}
	}
	for _, t := range tables {
		if t == nil {
			continue
		}
		for _, s := range t.Sources() {
			texts.Sources[s] = true
		}
		for _, w := range t.Wheres() {
			if !slices.ContainsFunc(w.Year, func(y form.Str) bool { return y.V == "outturn" }) {
				for _, item := range w.Item {
					if m, ok := model.ParseMeasure(item.V); ok {
						texts.Measures[m] = true
					}
				}
			}
		}
	}
	for s := range texts.Sources {
		for _, name := range sheetsOf[s] {
			sheets[name] = true
		}
	}
	return texts
}
