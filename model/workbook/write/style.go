package write

import (
	"github.com/xuri/excelize/v2"

	"yugong/model"
	"yugong/model/money"
	"yugong/model/workbook/internal/schema"
)

// Colours of the blank workbook: quiet, and apart in grey print too.
const (
	colorHead     = "44546A"
	colorRequired = "B45309"
	colorNote     = "6B7280"
	colorLine     = "D1D5DB"
	fontName      = "微软雅黑"
)

// styles are the ids of the cell styles in use.
type styles struct {
	head, required                  int
	text, body, amount, note, title int
	helpText, link                  int
}

func (b *bookWriter) makeStyles() error {
	if err := b.f.SetDefaultFont(fontName); err != nil {
		return err
	}
	head := func(fill string) *excelize.Style {
		return &excelize.Style{
			Font:      &excelize.Font{Bold: true, Color: "FFFFFF", Size: 10.5, Family: fontName},
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}},
			Alignment: &excelize.Alignment{Vertical: "center", Horizontal: "center", WrapText: true},
			Border:    borders("FFFFFF"),
			NumFmt:    49,
		}
	}
	amountFormat := "#,##0.00"
	if b.unit == money.WanYuan {
		amountFormat = "#,##0.00####"
	}
	font := &excelize.Font{Size: 10.5, Family: fontName}
	for _, s := range []struct {
		id    *int
		style *excelize.Style
	}{
		{&b.styles.head, head(colorHead)},
		{&b.styles.required, head(colorRequired)},
		{&b.styles.text, &excelize.Style{Font: font, NumFmt: 49, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}},
		{&b.styles.body, &excelize.Style{Font: font, NumFmt: 49, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}},
		{&b.styles.amount, &excelize.Style{Font: font, CustomNumFmt: &amountFormat, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "right"}}},
		{&b.styles.note, &excelize.Style{Font: &excelize.Font{Size: 10, Color: colorNote, Family: fontName}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}},
		{&b.styles.title, &excelize.Style{Font: &excelize.Font{Size: 16, Bold: true, Color: colorHead, Family: fontName}, Alignment: &excelize.Alignment{Vertical: "center"}}},
		{&b.styles.helpText, &excelize.Style{Font: font, Border: borders(colorLine), Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}},
		{&b.styles.link, &excelize.Style{Font: &excelize.Font{Size: 10.5, Family: fontName, Color: "1D4ED8", Underline: "single"}, Border: borders(colorLine), Alignment: &excelize.Alignment{Vertical: "center"}}},
	} {
		id, err := b.f.NewStyle(s.style)
		if err != nil {
			return err
		}
		*s.id = id
	}
	return nil
}

func borders(color string) []excelize.Border {
	var all []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		all = append(all, excelize.Border{Type: side, Color: color, Style: 1})
	}
	return all
}

// columnStyle: amounts are numbers; all else is text, so that 042 keeps its
// zero and 10% stays as typed.
func (b *bookWriter) columnStyle(col *schema.Column, field any) int {
	switch field.(type) {
	case *model.Amount:
		return b.styles.amount
	}
	switch {
	case col.Head == "填写说明":
		return b.styles.note
	case col.Shape == schema.Body:
		return b.styles.body
	}
	return b.styles.text
}
