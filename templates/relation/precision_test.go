package relation

import (
	"testing"

	"yugong/model/money"
)

// TestEvidence: many sums that close, but for those that one figure explains,
// show that nothing was rounded; scattered misses, or one figure that is what
// another rounds to, show that something was.
func TestEvidence(t *testing.T) {
	yuan, wan := Half(money.Yuan, 0), Half(money.WanYuan, 2)
	for _, c := range []struct {
		name    string
		e       evidence
		claimed bool
		want    bool
	}{
		{"hundreds close", evidence{step: yuan, closed: 300}, false, true},
		{"hundreds close but for one figure", evidence{step: yuan, closed: 300, missed: 4, suspect: []int{7}}, false, true},
		{"misses everywhere", evidence{step: yuan, closed: 300, missed: 2}, false, false},
		{"too few to tell", evidence{step: yuan, closed: 12}, false, false},
		{"万元 are often round", evidence{step: wan, closed: 200}, false, false},
		{"very many in 万元", evidence{step: wan, closed: 400}, false, true},
		{"few, but the file says so", evidence{step: wan, closed: 12}, true, true},
		{"the file says so, the figures do not", evidence{step: wan, closed: 12, missed: 4, suspect: []int{1}}, true, false},
		{"one of more places rounds to another", evidence{step: wan, closed: 400, rounded: true}, true, false},
	} {
		if got := c.e.exact(c.claimed); got != c.want {
			t.Errorf("%s: exact %v", c.name, got)
		}
	}
	if !Half(money.WanYuan, 6).IsZero() || !Half(money.Yuan, 2).IsZero() {
		t.Error("what shows every fen was rounded")
	}
	if !yuan.Equal(money.FromFen(50)) {
		t.Errorf("half a yuan is %s", yuan)
	}
}
