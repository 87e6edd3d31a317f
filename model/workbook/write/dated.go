package write

import (
	"fmt"
	"io"
	"regexp"
	"strconv"

	"github.com/xuri/excelize/v2"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/workbook/internal/schema"
)

// Dated is a text of a rolled workbook that names a year gone by.
type Dated struct {
	Sheet, Cell string
	Head        string // of the column
	Text        string
}

var (
	titles  = regexp.MustCompile(`《[^》]*》|[（(\[〔][^）)\]〕]*\d+号[^）)\]〕]*[）)\]〕]`)
	yearsOf = regexp.MustCompile(`(?:^|\D)(20\d\d)(?:\s*年|[-—–~～至./])`)
)

// DatedTexts lists, by sheet and row, the texts that package roll copied and that name
// the year before or the one before that: likely to be out of date. Titles and
// numbers of documents are not meant.
func DatedTexts(d *model.Disclosure) []Dated {
	c, sheets := contentOf(d)
	var out []Dated
	for _, s := range sheets {
		cols := s.Columns()
		if _, lines := s.(schema.UnitSheet); lines {
			continue
		}
		for i, fields := range s.Encode(c) {
			for j, field := range fields {
				t, ok := field.(*model.Text)
				if ok && (cols[j].Shape == schema.Line || cols[j].Shape == schema.Body) && goneBy(t.Value, d.Unit.Year.Value) {
					out = append(out, Dated{s.About().Name, fmt.Sprint(diag.ColumnName(j+1), i+2), cols[j].Head, t.Value})
				}
			}
		}
	}
	return out
}

func goneBy(text string, year int) bool {
	for _, m := range yearsOf.FindAllStringSubmatch(titles.ReplaceAllString(text, ""), -1) {
		if n, _ := strconv.Atoi(m[1]); n < year && n >= year-2 {
			return true
		}
	}
	return false
}

// Rolled writes what package roll made; the texts that name a year gone by stand
// on a sheet of their own. It is fitted to a form. The error is w's.
func Rolled(w io.Writer, d *model.Disclosure, e Extent) error {
	c, sheets := contentOf(d)
	return writeAs(w, &bookWriter{unit: d.Unit.AmountUnit.Value, dated: DatedTexts(d), assets: e.Assets}, c, e.sheets(sheets, c))
}

// datedSheet writes the sheet 结转核对, each line with a link to its cell.
func (b *bookWriter) datedSheet() error {
	if _, err := b.f.NewSheet(schema.SheetDated); err != nil {
		return err
	}
	p := &page{b: b, sheet: schema.SheetDated, row: 1}
	for i, head := range []string{"工作表", "单元格", "项目", "照抄的文字（写着以前的年份，请改）"} {
		p.put(i+1, head, b.styles.head)
	}
	for _, t := range b.dated {
		p.row++
		p.put(1, t.Sheet, b.styles.text)
		p.put(2, t.Cell, b.styles.link)
		p.do(b.f.SetCellHyperLink(schema.SheetDated, p.at(2), "'"+t.Sheet+"'!"+t.Cell, "Location"))
		p.put(3, t.Head, b.styles.text)
		p.put(4, t.Text, b.styles.text)
	}
	p.do(b.f.SetPanes(schema.SheetDated, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	return p.finish(14, 10, 18, 90)
}
