package form

import (
	"regexp"
	"slices"
	"strings"

	"yugong/model"
)

// List is a list of facts that the form adds to the workbook, with its sheet.
type List struct {
	Name    Str          `yaml:"name"`    // as tables name it
	Sheet   Str          `yaml:"sheet"`   // name of the sheet in the workbook
	Purpose Str          `yaml:"purpose"` // what the sheet is for, in the workbook's help
	Columns []ListColumn `yaml:"columns"`

	Record *model.RecordList `yaml:"-"`
}

// ListColumn is a column of such a sheet.
type ListColumn struct {
	Name     Str     `yaml:"name"` // as columns of tables name it
	Text     Str     `yaml:"text"` // head of the column
	Kind     Str     `yaml:"kind"` // a model.RecordKind, "text" when empty
	Note     Str     `yaml:"note"` // what to fill in
	Required bool    `yaml:"required"`
	Choices  Strs    `yaml:"choices"`             // all that may be filled in
	Width    float64 `yaml:"width" range:"0 200"` // in characters
}

// Schema returns what a source declares.
func (f *Form) Schema(s model.Source) *model.Schema {
	if n, own := s.Own(); own {
		return &f.Lists[n].Record.Schema
	}
	return &model.Schemas[max(int(s), 1)-1]
}

// source reads the name of a list.
func (f *Form) source(name string) (model.Source, bool) {
	for _, l := range f.Lists {
		if l.Name.V == name {
			return l.Record.Source, true
		}
	}
	return model.ParseSource(name)
}

func (f *Form) sourceNames() string {
	var names []string
	for _, s := range model.Schemas {
		names = append(names, s.ID)
	}
	for _, l := range f.Lists {
		names = append(names, l.Name.V)
	}
	return strings.Join(names, "、")
}

// RecordLists are the lists that the form adds, for those who read and write
// workbooks.
func (f *Form) RecordLists() []*model.RecordList {
	out := make([]*model.RecordList, len(f.Lists))
	for i, l := range f.Lists {
		out[i] = l.Record
	}
	return out
}

// lists declares the form's own lists; tables may ask for them afterwards.
func (r *resolver) lists() {
	seen := map[string]bool{}
	for n, l := range r.f.Lists {
		l.Record = &model.RecordList{Schema: model.Schema{Source: model.OwnSource(n), ID: l.Name.V, Name: l.Sheet.V}, Purpose: l.Purpose.V}
		_, known := model.ParseSource(l.Name.V)
		if l.Name.V == "" || known || seen[l.Name.V] {
			r.errorf(l.Name, "sheets 的 name %q 空着、重复或已有他用", l.Name.V)
		}
		if l.Sheet.V == "" || seen[l.Sheet.V] || slices.Contains(standardSheets, l.Sheet.V) {
			r.errorf(orElse(l.Sheet, l.Name), "sheet %q 空着、重复或是工作簿已有的表", l.Sheet.V)
		}
		seen[l.Name.V], seen[l.Sheet.V] = true, true
		r.listColumns(l)
		l.Record.Declare()
	}
}

// standardSheets are the names that a list of the form's own may not take.
var standardSheets = []string{"单位信息", "单位", "收入预算", "支出预算", "经济分类", "项目", "上年数", "三公经费", "政府采购", "国有资产",
	"政府购买服务", "绩效目标", "绩效指标", "说明", "名词解释", "自定义科目", "批复数", "核对说明", "填写说明", "科目表"}

// accountUnit is a unit in the head of a column: amounts are in that of the
// workbook, whatever a head says.
var accountUnit = regexp.MustCompile(`[（(\[【/].*元`)

func (r *resolver) listColumns(l *List) {
	seen := map[string]bool{}
	for _, c := range l.Columns {
		kind, ok := model.ParseRecordKind(c.Kind.V)
		if !ok && c.Kind.V != "" {
			var kinds []string
			for _, k := range model.RecordKinds {
				kinds = append(kinds, k.ID())
			}
			r.errorf(c.Kind, "没有列类 %q，可用：%s", c.Kind.V, strings.Join(kinds, "、"))
		}
		if c.Name.V == "" || c.Text.V == "" || seen[c.Name.V] || seen[c.Text.V] {
			r.errorf(orElse(c.Name, orElse(c.Text, l.Name)), "表 %q 的列应有各不相同的 name 和 text", l.Sheet.V)
		}
		if kind == model.RecordAmount && accountUnit.MatchString(c.Text.V) {
			r.errorf(c.Text, "金额列的 text 不写单位：金额按“单位信息”里的金额单位填写")
		}
		if kind == model.RecordItem && len(c.Choices) == 0 {
			r.errorf(orElse(c.Kind, c.Name), "列 %q 是 item，应有 choices", c.Name.V)
		}
		seen[c.Name.V], seen[c.Text.V] = true, true
		col := model.RecordColumn{ID: c.Name.V, Head: c.Text.V, Note: c.Note.V, Kind: kind, Required: c.Required, Width: c.Width}
		for i, v := range c.Choices {
			if slices.ContainsFunc(c.Choices[:i], func(o Str) bool { return o.V == v.V }) {
				r.errorf(v, "choices 里 %q 写了两次", v.V)
			}
			col.Choices = append(col.Choices, v.V)
		}
		l.Record.Columns = append(l.Record.Columns, col)
	}
	if len(l.Columns) == 0 {
		r.errorf(l.Name, "表 %q 没有列", l.Sheet.V)
	}
}
