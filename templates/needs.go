package templates

import (
	"slices"

	"yugong/model"
	"yugong/templates/form"
)

// sheetsOf are the sheets that a list is filled in on, of those that only some
// forms read. The others are every workbook's.
var sheetsOf = map[model.Source][]string{
	model.FromRevenue: {"收入预算"}, model.FromEconomic: {"经济分类"}, model.FromDetail: {"经济分类"}, model.FromPublic: {"三公经费"},
	model.FromProcurement: {"政府采购"}, model.FromPrior: {"上年数"}, model.FromPurchases: {"政府购买服务"},
	model.FromTargets: {"绩效目标", "绩效指标"}, model.FromIndicators: {"绩效目标", "绩效指标"},
}

// Unread lists the sheets of a workbook that neither the tables nor the texts
// of the form read, sorted: a blank workbook for it does without them.
func (f *Form) Unread() []string {
	read := map[string]bool{}
	for _, kind := range []*Form{f, f.department} {
		if kind != nil {
			kind.reads(read)
		}
	}
	unread := []string{"国有资产", "名词解释"}
	for _, sheets := range sheetsOf {
		unread = append(unread, sheets...)
	}
	slices.Sort(unread)
	return slices.DeleteFunc(slices.Compact(unread), func(sheet string) bool { return read[sheet] })
}

func (f *Form) reads(sheets map[string]bool) {
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
	}
	for s := range texts.Sources {
		for _, name := range sheetsOf[s] {
			sheets[name] = true
		}
	}
}
