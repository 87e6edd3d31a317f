package check

import (
	"slices"

	"yugong/model/diag"
)

// Rule is one thing that must hold, with all that is said of it and what looks
// for it. A rule is one value: it stands beside the code that it runs.
type Rule struct {
	ID       string // letter of its group and two digits
	Title    string
	Compares string        // what is held against what
	Basis    string        // why it must hold
	Severity diag.Severity // the gravest finding that it makes
	Hint     string        // how to mend what it finds
	Stage    Stage         // the last that speaks of the rule
	Run      func(*Pass)   `json:"-"` // on the facts; nil for a rule on what is printed alone
}

// Stage is a part of the way on which rules are run. A rule whose stage was
// not reached counts as not checked.
type Stage uint8

// The stages, in their order.
const (
	OnFacts   Stage = iota
	OnTables        // printed tables against each other
	OnTexts         // the document's texts
	OnPages         // finished pages
	OnReading       // what the reading of the workbook found
)

// Group is a family of rules, told by the first letter of their IDs.
type Group struct {
	Letter, Title, About string
}

// groups lists the families in the order of reports.
var groups = []Group{
	{"T", "表", "公开表格之间、表格与事实之间的关系；哪张表归哪条规则，由公开格式的 rule 写明。金额以元为单位精确比较；工作簿以万元填写并已四舍五入时，n 项之和允许相差（n＋1）×0.005 万元，作为提示，超出即为错误。"},
	{"K", "批复数", "与财政部门批复的控制数核对。没有“批复数”表时一律为“未核对”。"},
	{"Y", "上年数", "上年预算数内部的关系。"},
	{"P", "合理性", "算得平、却没有人会签字的金额：多是元与万元填错。"},
	{"S", "依据", "没有人说过的话不印出：空白不是 0，也不是无。"},
	{"X", "文字", "将要印出的文字：情况说明、单位自己的文字、绩效目标表。X04 至 X06 只看单位的文字和情况说明，不看公开格式的固定文字。"},
	{"C", "句中数字", "单位自己的文字和已公开文件的文字：一句话里的数字相互一致，前后一致。"},
	{"R", "读取", "读取工作簿时看到的：没有读取的内容、重复、可疑的金额和名称。读取时的错误没有规则编号，改正后才核对其他规则。"},
	{"N", "核对说明", "单位对检查结果所作的说明。"},
}

// Groups lists the families in the order of the rules.
func Groups() []Group { return groups[:len(groups):len(groups)] }

// State is how a rule came out.
type State uint8

// The states.
const (
	NotApplicable State = iota // the document has nothing that the rule speaks of
	NotChecked                 // what to compare with is missing
	Passed
	Explained // every finding is accepted with a reason
	Hinted    // nothing but hints, such as differences of rounding
	Failed
)

// States lists the states in the order of summaries.
var states = [...]State{Passed, Failed, Hinted, Explained, NotApplicable, NotChecked}

// States returns the states in the order of summaries.
func States() []State { return slices.Clone(states[:]) }

// String returns the Chinese word.
func (s State) String() string {
	return [...]string{NotApplicable: "不适用", NotChecked: "未核对", Passed: "通过", Explained: "已说明", Hinted: "提示", Failed: "不符"}[s]
}

// ID returns the name used in JSON.
func (s State) ID() string {
	return [...]string{NotApplicable: "not-applicable", NotChecked: "not-checked", Passed: "pass", Explained: "accepted", Hinted: "hint", Failed: "fail"}[s]
}
