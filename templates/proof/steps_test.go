package proof_test

import (
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"yugong/model/check"
	"yugong/model/diag"
	"yugong/templates"
	"yugong/templates/proof"
)

// TestStep: a form that takes the budget in whole steps names the amounts that
// are not, once a sheet; money carried over is what it is.
func TestStep(t *testing.T) {
	odd := func(origin, amount string) func(b book) {
		return func(b book) {
			b["支出预算"][1][5], b["支出预算"][1][11] = origin, amount
			b["支出预算"][2][11] = amount
		}
	}
	for name, c := range map[string]struct {
		step  string
		book  func(b book)
		state check.State
		says  string // of the finding at 支出预算
	}{
		"none":        {"", odd("当年预算", "12345.67"), check.NotApplicable, ""},
		"whole":       {"百元", func(book) {}, check.Passed, ""},
		"hundreds":    {"百元", odd("当年预算", "12345.67"), check.Failed, "L2 12,345.67元 不是整百元，这张表共2格"},
		"one":         {"百元", func(b book) { b["支出预算"][3][11] = "1250" }, check.Failed, "L4 1,250元 不是整百元"},
		"carried":     {"百元", odd("上年结转", "12345.67"), check.Failed, "L3 12,345.67元 不是整百元"},
		"thousands":   {"千元", odd("当年预算", "12300"), check.Failed, "L2 12,300元 不是整千元，这张表共"},
		"tens":        {"十元", odd("当年预算", "12310"), check.Passed, ""},
		"whole yuan":  {"元", odd("当年预算", "12310.5"), check.Failed, "L2 12,310.5元 不是整元"},
		"procurement": {"百元", func(b book) { b["政府采购"][1][2] = "150" }, check.Failed, ""},
	} {
		format := "extends: shanxi-unit\n"
		if c.step != "" {
			format += "step: " + c.step + "\n"
		}
		form, faults := templates.Load(fstest.MapFS{"format.yaml": {Data: []byte(format)}})
		if faults.HasErrors() {
			t.Fatal(name, faults)
		}
		b := hundreds(readBook(t, "full").clone())
		c.book(b)
		d, faults := b.read(t)
		if faults.HasErrors() {
			t.Fatal(name, faults)
		}
		made, faults := form.Proof(d, templates.Final())
		if made == nil {
			t.Fatal(name, faults)
		}
		r := proof.Run(&proof.Input{Proof: made, Form: form, Disclosure: d}).Report(nil)
		if got := r.State("S05"); got != c.state {
			t.Errorf("%s: %s, want %s", name, got, c.state)
		}
		found, tails := map[string]diag.List{}, 0
		for _, f := range r.Findings {
			if f.Rule == "S05" {
				found[f.At.Sheet] = append(found[f.At.Sheet], f)
			}
			if f.Rule == "X16" {
				tails++
			}
		}
		if c.says != "" && (len(found["支出预算"]) != 1 || !strings.HasPrefix(found["支出预算"][0].At.Cell()+" "+found["支出预算"][0].Message, c.says)) {
			t.Errorf("%s: found %v, want %q", name, found, c.says)
		}
		if c.state == check.Failed && tails > 0 {
			t.Errorf("%s: X16 says the same", name)
		}
	}
}

// hundreds makes every amount of a book one of whole thousands.
func hundreds(b book) book {
	for sheet, columns := range map[string][]int{"支出预算": {11}, "收入预算": {5}, "政府采购": {2}, "三公经费": {1, 2, 3, 4, 5, 6}, "政府购买服务": {5}} {
		for _, row := range b[sheet][1:] {
			for _, c := range columns {
				if x, err := strconv.ParseFloat(row[c], 64); err == nil {
					row[c] = strconv.Itoa(1000 * int(x/1000))
				}
			}
		}
	}
	return b
}
