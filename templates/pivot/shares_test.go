package pivot

import (
	"fmt"
	"testing"

	"yugong/model"
	"yugong/model/money"
	"yugong/render/doc"
)

// The parts that are drawn must always add up to the whole.
func TestGather(t *testing.T) {
	for _, c := range []struct {
		amounts []int64
		most    int
		want    string
	}{
		{[]int64{5, 1, 9}, 3, "a5 b1 c9"},
		{[]int64{5, 1, 9, 2}, 3, "a5 c9 其他2项3"},
		{[]int64{4, 4, 4, 4}, 3, "a4 b4 其他2项8"},
		{[]int64{1, 2, 3}, 1, "a1 b2 c3"},
	} {
		var parts []Share
		var whole money.Money
		for i, n := range c.amounts {
			parts = append(parts, Share{doc.Plain(string(rune('a' + i))), model.Sum{Money: yuan(n)}})
			whole = whole.Add(yuan(n))
		}
		got, sum := "", money.Money{}
		for i, p := range gather(parts, c.most) {
			if i > 0 {
				got += " "
			}
			got += fmt.Sprint(p.Label.String(), p.Sum.Money)
			sum = sum.Add(p.Sum.Money)
		}
		if got != c.want || !sum.Equal(whole) {
			t.Errorf("gather(%v, %d) = %s (sum %s), want %s", c.amounts, c.most, got, sum, c.want)
		}
	}
}

// TestTogether: what is gathered is the exact sum, rounded when it is printed
// and not before.
func TestTogether(t *testing.T) {
	var parts []Share
	for range 4 {
		parts = append(parts, Share{doc.Plain("甲"), model.Sum{Money: money.FromFen(40)}})
	}
	got := Together(parts, []int{0, 2, 3})
	if s := got.Label.String() + got.Sum.Format(money.Format{Unit: money.Yuan, Places: 0}); s != "其他3项1" {
		t.Errorf("gathered to %s, want 其他3项1", s)
	}
}
