package overview

import (
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"yugong/model/money"
	"yugong/model/workbook/internal/pack"
)

// Report is what the workbook holds.
type Report struct {
	Made   time.Time // zero prints none
	Units  []Unit
	Totals []Total
	Roster []Entry // nil without a roster
}

// Total is a line of the totals of all units, with last year's.
type Total struct {
	Item       string
	This, Last money.Money
	Known      int // units that gave last year's figure; 0 prints none
}

// Entry is a row of the sheet 报送: a unit that is to hand in.
type Entry struct {
	Superior, Name, Code, Contact string
	State                         string // 已报送, 未报送 and so on
	Lacking                       bool   // something is to be done
	Input, Note                   string
}

// Results of a unit, in the order of the columns of 汇总.
var results = []string{"定稿", "草稿", "有错误", "失败", "未报送"}

// Unit is a row of the sheet 单位, with its findings for the sheet 问题.
type Unit struct {
	Superior, Name, Code string
	Year                 int    // 0 prints none
	Kind                 string // 单位预算 or 部门预算
	Result               string // 定稿, 草稿, 有错误 (a draft), 失败, 未读取 or 未报送
	Trouble              string // 主要问题, in words
	Failed               bool
	Twice                bool   // the amounts are those of other units again, and not counted
	Input                string // path of the input as the user knows it
	Document             string // slash path from the workbook to the document, "" for none
	Pages                int
	Income, Expenditure  money.Money
	Known                bool // the amounts are: the input could be read
	Seconds              float64
	Findings             []Finding
}

// Finding is a row of the sheet 问题.
type Finding struct {
	Severity          string // 错误, 警告 or 提示
	Rule, Sheet, Cell string
	Message, Advice   string
}

// severities are counted in columns of their own.
var severities = []string{"错误", "警告", "提示"}

// count returns how many findings of the unit have a severity.
func (u *Unit) count(severity string) int {
	n := 0
	for i := range u.Findings {
		if u.Findings[i].Severity == severity {
			n++
		}
	}
	return n
}

// Write writes the workbook. The error is w's.
func Write(w io.Writer, r *Report) error {
	b := &book{f: excelize.NewFile(), report: r}
	defer b.f.Close()
	if err := b.build(); err != nil {
		return err
	}
	return pack.Write(w, b.f)
}
