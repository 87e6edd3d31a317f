package form

// Performance is a performance sheet (绩效目标表): a grid of labels and fields of a target, with
// one block of indicators.
type Performance struct {
	Name      Str              `yaml:"name"`
	Targets   Str              `yaml:"targets"`  // projects, whole
	Title     Str              `yaml:"title"`    // template
	Subtitle  Str              `yaml:"subtitle"` // template
	Landscape bool             `yaml:"landscape"`
	Number    Str              `yaml:"number"`  // number format of the amounts, "sheet" when empty
	Style     Str              `yaml:"style"`   // table style, "form" when empty
	Heading   Str              `yaml:"heading"` // text style of the title, "form-title" when empty
	Sub       Str              `yaml:"sub"`     // text style of the subtitle, "form-subtitle" when empty
	Columns   []Track          `yaml:"columns"`
	Rows      []PerformanceRow `yaml:"rows"`
}

// Track is a column of a form.
type Track struct {
	Width float64 `yaml:"width" range:"0 400"` // mm, 0 when the content decides
	Least float64 `yaml:"least" range:"0 400"` // mm
	Share int     `yaml:"share" range:"0 1000"`
}

// PerformanceRow is a row of cells, or the block of indicators.
type PerformanceRow struct {
	Cells      []PerformanceCell `yaml:"cells"`
	Indicators *Indicators       `yaml:"indicators"`
}

// PerformanceCell is a label, a text field or an amount of the target.
type PerformanceCell struct {
	Text   Str  `yaml:"text"`   // template
	Field  Str  `yaml:"field"`  // name of a text of the target
	Amount Str  `yaml:"amount"` // name of an amount: period.total
	Cols   int  `yaml:"cols" range:"1 40"`
	Rows   int  `yaml:"rows" range:"1 40"`
	Align  Str  `yaml:"align"`
	Top    bool `yaml:"top"`
}

// Indicators is the two-sided list of indicators: level 1 once, at the left,
// then level 2 and the columns of an indicator for each side. Lead columns stand before
// level 1 and span the whole block.
type Indicators struct {
	Lead     Str              `yaml:"lead"`    // label of a first column that spans the block, "" for none
	Head     Strs             `yaml:"head"`    // labels: level 1, then level 2 and the columns of each side
	Columns  Strs             `yaml:"columns"` // fields of an indicator after level 2; level3 and the side's value when empty
	Sides    Strs             `yaml:"sides"`   // period, annual
	Skeleton []IndicatorLevel `yaml:"skeleton"`
}

// IndicatorLevel is a 一级指标 with the 二级指标 that are always printed.
type IndicatorLevel struct {
	Name   Str     `yaml:"name"`
	Level2 []Named `yaml:"level2"`
}

// Named is a name and its customary variants in workbooks.
type Named struct {
	Name    Str  `yaml:"name"`
	Aliases Strs `yaml:"aliases"`
}

// Fields lists what the columns of a side print of an indicator.
func (ind *Indicators) Fields(side string) []string {
	if len(ind.Columns) == 0 {
		return []string{"level3", side}
	}
	out := make([]string, len(ind.Columns))
	for i, c := range ind.Columns {
		out[i] = c.V
	}
	return out
}
