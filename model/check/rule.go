package check

import (
	"slices"

	"yugong/model/diag"
)

// Rule is one thing that must hold, with all that is said of it.
type Rule struct {
	ID       string
	Title    string
	Compares string        // what is held against what
	Basis    string        // why it must hold
	Severity diag.Severity // the gravest finding that it makes
	Hint     string        // how to mend what it finds
}

// Group is a family of rules, told by the first letter of their IDs.
type Group struct {
	Letter, Title, About string
}

// Groups lists the families in the order of the rules.
func Groups() []Group {
	return []Group{
		{"T", "表", "公开表格之间、表格与事实之间的关系。金额以元为单位精确比较；工作簿以万元填写并已四舍五入时，n 项之和允许相差（n＋1）×0.005 万元，作为提示，超出即为错误。"},
		{"K", "批复数", "与财政部门批复的控制数核对。没有“批复数”表时一律为“未核对”。"},
		{"Y", "上年数", "上年预算数内部的关系。"},
		{"C", "句中数字", "单位自己的文字和已公开文件的文字：一句话里的数字相互一致，前后一致。"},
		{"X", "文字", "将要印出的文字：情况说明、单位自己的文字、绩效目标表。X04 至 X06 只看单位的文字和情况说明，不看公开格式的固定文字。"},
		{"N", "核对说明", "单位对检查结果所作的说明。"},
	}
}

// Rules lists every rule, in the order of reports.
func Rules() []Rule { return slices.Clone(rules) }

// Lookup finds a rule by its ID.
func Lookup(id string) (Rule, bool) {
	i, ok := byID[id]
	if !ok {
		return Rule{}, false
	}
	return rules[i], true
}

// byID finds a rule's place in the list; made once, never changed.
var byID = func() map[string]int {
	m := make(map[string]int, len(rules))
	for i := range rules {
		m[rules[i].ID] = i
	}
	return m
}()

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
