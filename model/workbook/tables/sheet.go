package tables

import (
	"slices"
	"strconv"

	"yugong/model/diag"
)

// markup writes the canvas as a worksheet: its page is A4, as wide as the paper,
// the head stays in view and is printed on every page.
func (c *canvas) markup(b []byte, s *Sheet, selected bool, head rows, t *texts) []byte {
	b = append(b, xmlStart+`<worksheet xmlns="`+mainSpace+`"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="`...)
	b = append(reference(b, Range{Row: 1, Col: 1, LastRow: len(c.cells) / c.columns, LastCol: c.columns}), `"/><sheetViews><sheetView `...)
	if selected {
		b = append(b, `tabSelected="1" `...)
	}
	b = append(number(append(b, `workbookViewId="0"><pane ySplit="`...), head.last), `" topLeftCell="A`...)
	b = append(number(b, head.last+1), `" activePane="bottomLeft" state="frozen"/>`...)
	b = append(b, `</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`...)
	for i, col := range s.Columns {
		b = number(append(b, `<col min="`...), i+1)
		b = number(append(b, `" max="`...), i+1)
		b = strconv.AppendFloat(append(b, `" width="`...), characters(col.Width), 'f', -1, 64)
		b = append(b, `" customWidth="1"/>`...)
	}
	b = c.rows(append(b, `</cols><sheetData>`...), t)
	b = append(b, `</sheetData>`...)
	if len(c.merged) > 0 {
		b = number(append(b, `<mergeCells count="`...), len(c.merged))
		b = append(b, `">`...)
		for _, m := range c.merged {
			b = append(reference(append(b, `<mergeCell ref="`...), m), `"/>`...)
		}
		b = append(b, `</mergeCells>`...)
	}
	b = append(b, `<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0" footer="0"/>`+
		`<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="`...)
	if s.Landscape {
		b = append(b, "landscape"...)
	} else {
		b = append(b, "portrait"...)
	}
	return append(b, `"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`...)
}

// characters turns mm into the widths of digits that spreadsheets count in.
func characters(mm float64) float64 {
	const digit = 1.95 // mm of a digit in 11 pt
	return max(8, float64(int(mm/digit*10))/10)
}

func (c *canvas) rows(b []byte, t *texts) []byte {
	names := make([]string, c.columns)
	for i := range names {
		names[i] = diag.ColumnName(i + 1)
	}
	for r := range len(c.cells) / c.columns {
		b = number(append(b, `<row r="`...), r+1)
		if slices.Contains(c.tall, r+1) {
			b = append(b, `" ht="30" customHeight="1`...)
		}
		b = append(b, `">`...)
		for i, cell := range c.cells[r*c.columns : (r+1)*c.columns] {
			if cell.style == 0 {
				continue
			}
			b = number(append(append(b, `<c r="`...), names[i]...), r+1)
			b = number(append(b, `" s="`...), cell.style)
			switch {
			case cell.text == "":
				b = append(b, `"/>`...)
				continue
			case cell.number: // the digits as they are, no float between
				b = append(append(b, `"><v>`...), cell.text...)
			default:
				b = number(append(b, `" t="s"><v>`...), t.of(cell.text))
			}
			b = append(b, `</v></c>`...)
		}
		b = append(b, `</row>`...)
	}
	return b
}

// reference writes A1:B2, or A1 of a single cell.
func reference(b []byte, r Range) []byte {
	b = number(append(b, diag.ColumnName(r.Col)...), r.Row)
	if r.Row == r.LastRow && r.Col == r.LastCol {
		return b
	}
	return number(append(append(b, ':'), diag.ColumnName(r.LastCol)...), r.LastRow)
}

func number(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }
