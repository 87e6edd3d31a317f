package claim

// Role is what a figure says of its topic.
type Role uint8

// The roles.
const (
	Unread     Role = iota // not understood
	Amount                 // 预算安排A万元
	Change                 // 比上年减少C万元
	Rate                   // 下降D%
	Share                  // 占基本支出的E%
	Completion             // 完成年初预算的F%
	Count                  // 项目5个
	Same                   // 与上年持平; there is no figure
	Bound                  // 单价100万元以上, 满意度不低于88%: a limit or an aim, no figure of the budget
)

// Measure is which number of a budget's life is meant.
type Measure uint8

// The measures.
const (
	Budget   Measure = iota // 预算数, 安排数
	Executed                // 执行数
	Final                   // 决算数
)

// String returns the Chinese word.
func (m Measure) String() string { return [...]string{"预算数", "执行数", "决算数"}[m] }

// Instant is a measure of a year. Year 0 is a year that the sentence leaves
// open.
type Instant struct {
	Year    int
	Measure Measure
}

// Claim is one statement of a sentence.
type Claim struct {
	Role  Role
	Topic Topic
	At    Instant // of the amount; of a change: the later one
	Base  Instant // what a change, a rate, 持平 or a completion compares with
	Rise  bool    // direction of a change or a rate
	Whole string  // of a share: the words for the whole, folded; "" when they are left out
	Figure
	Sentence int  // number within the passage
	Part     bool // stands behind 其中
	Apart    bool // of an amount: its clause names no topic, and what stands before it may: 扫描仪2台，金额3万元
}

// Topic is what a claim speaks of: 行政运行, 公务接待费.
type Topic struct {
	Words string // as written, folded: no marks of quotation, no years, no measures
	From  int    // first byte of the words in the passage; of an inherited topic, where they stand
	To    int
}

// Passage is a paragraph of a document.
type Passage struct {
	Text  string
	Under []string // the headings above, outermost first
}

// Context is what the document around a passage fixes.
type Context struct {
	Year int    // of the budget; 0 when it is not known
	Kind string // 单位 or 部门, as the document calls itself; "" when it is not known
}
