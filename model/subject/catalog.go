package subject

import (
	"cmp"
	"embed"
	"encoding/csv"
	"fmt"
	"slices"
	"sync"

	"yugong/model/diag"
)

// List is one of the classifications.
type List uint8

// The lists.
const (
	Function   List = iota // 支出功能分类: 类 3, 款 5, 项 7 digits
	Department             // 部门预算支出经济分类: 类 3, 款 5 digits
	Government             // 政府预算支出经济分类: 类 3, 款 5 digits
	Revenue                // 收入分类
)

// Lists names the lists as workbooks do (自定义科目, column 科目类别).
var Lists = []List{Function, Department, Government, Revenue}

// String returns the Chinese name.
func (l List) String() string {
	return [...]string{"功能科目", "部门经济科目", "政府经济科目", "收入科目"}[l]
}

// Subject is an entry of a list.
type Subject struct {
	Code, Name string
	Confidence Confidence
	Edition    string // year of the document that it was read in; "" when it was not
}

// Confidence is how sure an entry of the embedded lists is. A workbook's own
// name is a fault only beside a verified one.
type Confidence uint8

// The confidences.
const (
	Uncertain   Confidence = iota // doubtful: accepted from a unit, never shown as a code's name
	Superseded                    // of an older edition: for last year's columns
	Unconfirmed                   // believed right: a suggestion
	Verified                      // read in a public document, or in the bureau's own list
)

var confidences = map[string]Confidence{"uncertain": Uncertain, "superseded": Superseded, "unconfirmed": Unconfirmed, "verified": Verified}

// Certain holds for a name that is the code's beyond doubt. What was read in an
// early year proves little for this one.
func (s Subject) Certain() bool { return s.Confidence == Verified && s.Edition >= "2020" }

// Catalog knows the names of codes. The zero value knows those of the embedded
// lists. It is not changed while it is shared.
type Catalog struct {
	own      [4]map[string]string
	official *Official
	disputes []Dispute
}

// Dispute is a name that a workbook gives a code whose name is certain.
type Dispute struct {
	List             List
	Code, Name, Sure string
	At               diag.Pos // the first cell that says so
	Rows             int
}

// New returns a catalog of the embedded lists.
func New() *Catalog { return &Catalog{} }

// NewOfficial returns a catalog in which a bureau's own list stands before the
// embedded ones; o may be nil.
func NewOfficial(o *Official) *Catalog { return &Catalog{official: o} }

// Dispute records a name that contradicts a certain one.
func (c *Catalog) Dispute(d Dispute) { c.disputes = append(c.disputes, d) }

// Disputes returns what contradicts certain names, in the workbook's order.
func (c *Catalog) Disputes() []Dispute { return c.disputes }

// Lookup finds a code in the bureau's list, else in the embedded one.
func (c *Catalog) Lookup(l List, code string) (Subject, bool) {
	if name, ok := c.official.name(l, code); ok {
		return Subject{Code: code, Name: name, Confidence: Verified, Edition: bureau}, true
	}
	return Lookup(l, code)
}

// Add records a workbook's own name for a code.
func (c *Catalog) Add(l List, code, name string) {
	if c.own[l] == nil {
		c.own[l] = map[string]string{}
	}
	c.own[l][code] = name
}

// Own returns the names a workbook gave itself, sorted by code.
func (c *Catalog) Own(l List) []Subject {
	own := make([]Subject, 0, len(c.own[l]))
	for code, name := range c.own[l] {
		own = append(own, Subject{Code: code, Name: name, Confidence: Unconfirmed})
	}
	slices.SortFunc(own, func(a, b Subject) int { return cmp.Compare(a.Code, b.Code) })
	return own
}

// Name returns the name of a code: the workbook's own, else the list's.
func (c *Catalog) Name(l List, code string) (string, bool) {
	if n, ok := c.own[l][code]; ok {
		return n, true
	}
	s, ok := c.Lookup(l, code)
	return s.Name, ok
}

// Lookup finds a code in the embedded list; a doubtful entry is none.
func Lookup(l List, code string) (Subject, bool) {
	s, ok := embedded().byCode[l][code]
	return s, ok && s.Confidence > Uncertain
}

// All returns the embedded list, sorted by code, doubtful and superseded
// entries too. It is shared and must not be
// changed; appending to it copies it.
func All(l List) []Subject { return slices.Clip(embedded().all[l]) }

// Classes returns the codes of the thirty 类 in the order in which the
// summary tables print them.
func Classes() []string { return slices.Clone(embedded().classes) }

// GovernmentFor returns the government economic subject that the official
// mapping gives for a department economic subject; administrative selects the
// column of administrative units. Both are "" when the mapping has none.
func GovernmentFor(department string, administrative bool) (code string, ok bool) {
	m, ok := embedded().mapping[department]
	if !ok {
		return "", false
	}
	if administrative {
		return m[0], m[0] != ""
	}
	return m[1], m[1] != ""
}

// Parents returns the codes above a code, the highest first: 2010350 → 201,
// 20103. Codes of unexpected length have the parents their digits give.
func Parents(code string) []string {
	var ps []string
	for n := 3; n < len(code); n += 2 {
		ps = append(ps, code[:n])
	}
	return ps
}

// Depth returns the level of a code from 0: 类 0, 款 1, 项 2.
func Depth(code string) int { return max(0, (len(code)-3)/2) }

//go:embed lists/*.csv
var files embed.FS

type tables struct {
	all     [4][]Subject
	byCode  [4]map[string]Subject
	classes []string
	mapping map[string][2]string
}

// embedded parses the lists once. They are part of the program, and a test
// reads them: a fault in them is a fault of the build.
var embedded = sync.OnceValue(func() *tables {
	t := &tables{mapping: map[string][2]string{}}
	for l, file := range map[List]string{Function: "function", Department: "department", Government: "government", Revenue: "revenue"} {
		t.byCode[l] = map[string]Subject{}
		for _, r := range mustRead(file) {
			s := Subject{Code: r[0], Name: r[1], Confidence: confidences[r[2]], Edition: r[3]}
			t.all[l] = append(t.all[l], s)
			t.byCode[l][s.Code] = s
		}
	}
	for _, r := range mustRead("classes") {
		t.classes = append(t.classes, r[0])
	}
	for _, r := range mustRead("mapping") {
		t.mapping[r[0]] = [2]string{r[1], r[2]}
	}
	return t
})

func mustRead(name string) [][]string {
	f, err := files.Open("lists/" + name + ".csv")
	if err != nil {
		panic(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("%s: %v", name, err))
	}
	return rows[1:]
}
