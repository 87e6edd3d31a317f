package overview

import (
	"errors"
	"slices"
	"strings"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/workbook/tables"
)

// Due is a unit that is to hand in.
type Due struct {
	Name, Code, Superior, Contact string
	At                            diag.Pos // of its name in the roster
}

// errNoHead is the error of a file without the heads of a roster.
var errNoHead = errors.New("没有找到“单位名称”这一列；请用 yugong roster 生成空白名单填写")

// ReadRoster reads a roster, a workbook or a csv file. Rows without a name are
// passed over; two rows of one unit are a fault. The error is of the file.
func ReadRoster(file string) ([]Due, diag.List, error) {
	book, faults, err := tables.Read(file)
	if err != nil || faults.HasErrors() {
		return nil, faults, err
	}
	var due []Due
	for i := range book.Pages {
		p := &book.Pages[i]
		var heads map[int]string
		for j := range p.Rows {
			row := &p.Rows[j]
			if heads == nil {
				heads = rosterHeads(row)
				continue
			}
			due = takeDue(due, p, row, heads, &faults)
		}
		if heads != nil {
			return due, faults, nil // the first list is the roster
		}
	}
	return nil, faults, errNoHead
}

// rosterHeads returns the known columns of a row that names units, nil for
// another row.
func rosterHeads(row *tables.Row) map[int]string {
	heads := map[int]string{}
	named := false
	for _, c := range row.Cells {
		head := strings.TrimPrefix(Squeeze(c.Text), "预算")
		if head == "单位" {
			head = "单位名称"
		}
		if slices.Contains(RosterColumns, head) {
			heads[c.Col] = head
			named = named || head == "单位名称"
		}
	}
	if !named {
		return nil
	}
	return heads
}

func takeDue(due []Due, p *tables.Page, row *tables.Row, heads map[int]string, faults *diag.List) []Due {
	var e Due
	for _, c := range row.Cells {
		text := strings.TrimSpace(c.Text)
		if text == "" {
			text = c.Digits
		}
		switch heads[c.Col] {
		case "单位名称":
			e.Name, e.At = text, p.At(row.Num, c.Col)
		case "单位编码":
			e.Code = text
		case "主管部门":
			e.Superior = text
		case "联系人", "联系电话":
			e.Contact = strings.TrimSpace(e.Contact + " " + text)
		}
	}
	if Squeeze(e.Name) == "" || strings.HasPrefix(Squeeze(e.Name), "合计") {
		return due
	}
	for i := range due {
		o := &due[i]
		if Squeeze(o.Name) == Squeeze(e.Name) && (o.Code == e.Code || o.Code == "" || e.Code == "") {
			faults.Warnf(e.At, "", "名单里已有“%s”（%s），这一行没有使用", e.Name, o.At.Cell())
			return due
		}
	}
	return append(due, e)
}

// Squeeze folds what people write differently in a name and mean alike.
func Squeeze(s string) string { return strings.Join(strings.Fields(fold.Text(s)), "") }
