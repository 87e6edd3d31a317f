package model

// RecordKind is what a column of a list of a form's own holds.
type RecordKind uint8

// The kinds.
const (
	RecordText     RecordKind = iota // a name or label
	RecordBody                       // a text of several lines
	RecordNumber                     // a quantity
	RecordAmount                     // an amount of money
	RecordUnit                       // the unit a line belongs to
	RecordFund                       // 资金性质
	RecordFunction                   // a functional subject code
	RecordProject                    // a key of 项目
	RecordItem                       // one of the column's choices, by which lines can be told apart
)

var recordKindNames = names[RecordKind]{
	RecordText:     {"text", "文字", nil},
	RecordBody:     {"body", "多行文字", nil},
	RecordNumber:   {"number", "数量", nil},
	RecordAmount:   {"amount", "金额", nil},
	RecordUnit:     {"unit", "单位", nil},
	RecordFund:     {"fund", "资金性质", nil},
	RecordFunction: {"function", "功能科目编码", nil},
	RecordProject:  {"project", "项目编号", nil},
	RecordItem:     {"item", "类别", nil},
}

// recordDimensions are what the kinds tell lines apart by.
var recordDimensions = map[RecordKind]Dimension{RecordUnit: ByUnit, RecordFund: ByFund, RecordFunction: ByFunction,
	RecordProject: ByProject, RecordItem: ByItem}

// RecordKinds lists every kind.
var RecordKinds = []RecordKind{RecordText, RecordBody, RecordNumber, RecordAmount, RecordUnit, RecordFund,
	RecordFunction, RecordProject, RecordItem}

// ParseRecordKind reads a kind's name in forms.
func ParseRecordKind(s string) (RecordKind, bool) { return recordKindNames.parse(s) }

// ID returns the name used in forms.
func (k RecordKind) ID() string { return recordKindNames[k].id }

// String returns the Chinese name.
func (k RecordKind) String() string { return recordKindNames[k].label }

// RecordList declares a list that a form adds to the workbook: its sheet, its
// columns, and from them what tables may ask of it.
type RecordList struct {
	Schema
	Purpose string // for the help sheet
	Columns []RecordColumn
}

// RecordColumn is a column of such a list.
type RecordColumn struct {
	ID       string // in forms
	Head     string
	Note     string
	Kind     RecordKind
	Required bool
	Choices  []string // what it may hold, nil for anything
	Width    float64  // of the sheet's column, in characters
}

// Declare fills the schema from the columns.
func (l *RecordList) Declare() {
	for _, c := range l.Columns {
		by := recordDimensions[c.Kind]
		l.Fields = append(l.Fields, Field{ID: c.ID, Name: c.Head, Amount: c.Kind == RecordAmount, By: by})
		if by != DimensionNone {
			l.Dimensions = append(l.Dimensions, by)
		}
		if by == ByItem {
			l.Values = map[Dimension][]string{ByItem: c.Choices}
		}
	}
}

// Records is what a workbook says in such a list.
type Records struct {
	List *RecordList
	Rows []Record
}

// Record is a line: a value for each column of its list.
type Record struct{ Values []RecordValue }

// RecordValue is a cell: which of the fields is meant follows from the
// column's kind.
type RecordValue struct {
	Text   Text
	Amount Amount
	Fund   Cell[Fund]
}

// facts lists the amounts of the lines; of a line with several, the first: the
// others are fields of the line.
func (r *Records) facts() []Fact {
	var out []Fact
	for i := range r.Rows {
		line := recordLine{r.List, &r.Rows[i]}
		f := line.Fact()
		for j, c := range r.List.Columns {
			if a := &r.Rows[i].Values[j].Amount; c.Kind == RecordAmount {
				if f.Amount, f.At = a.Money, a.At; !a.Blank {
					out = append(out, f)
				}
				break
			}
		}
	}
	return out
}

type recordLine struct {
	list *RecordList
	row  *Record
}

func (l recordLine) value(field string) (*RecordValue, RecordKind, bool) {
	for i, c := range l.list.Columns {
		if c.ID == field {
			return &l.row.Values[i], c.Kind, true
		}
	}
	return nil, 0, false
}

func (l recordLine) Text(field string) (Text, bool) {
	v, kind, ok := l.value(field)
	switch {
	case !ok || kind == RecordAmount:
		return Text{}, false
	case kind == RecordFund:
		return Text{Value: v.Fund.Value.String(), At: v.Fund.At}, true
	}
	return v.Text, true
}

func (l recordLine) Money(field string) (Amount, bool) {
	v, kind, ok := l.value(field)
	if !ok || kind != RecordAmount {
		return Amount{}, false
	}
	return v.Amount, true
}

func (l recordLine) Fact() Fact {
	var f Fact
	for i, c := range l.list.Columns {
		v := &l.row.Values[i]
		switch c.Kind {
		case RecordUnit:
			f.Unit = v.Text.Value
		case RecordFund:
			f.Fund = v.Fund.Value
		case RecordFunction:
			f.Function = v.Text.Value
		case RecordProject:
			f.Project = v.Text.Value
		case RecordItem:
			f.Item = v.Text.Value
		}
	}
	return f
}
