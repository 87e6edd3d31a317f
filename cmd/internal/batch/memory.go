package batch

import (
	"context"
	"fmt"

	"yugong/model"

	"golang.org/x/sync/semaphore"
)

// Measured: the facts of a large unit in tables, checks and pages, and its
// texts on pages, in bytes of memory each.
const (
	perFact     = 8 << 10
	perTextByte = 32
)

// small is a unit's need up to which it is not counted: what a worker is
// reckoned with anyway.
const small = 8 << 20

// unknownMemory is the budget where nobody set a limit.
const unknownMemory = 1 << 30

// memory admits large units as far as the budget goes; a larger one than all
// of it has it to itself.
type memory struct {
	room   *semaphore.Weighted
	budget int64
	strict bool // the budget is a limit that ends the program
}

func newMemory(limit int64) *memory {
	budget := limit
	if limit <= 0 {
		budget = unknownMemory
	}
	return &memory{semaphore.NewWeighted(budget), budget, limit > 0}
}

// tooLarge is the refusal of a unit that would end the program.
type tooLarge struct{ cost, budget int64 }

func (e *tooLarge) Error() string {
	return fmt.Sprintf("内容过多：约需 %d MB 内存，本次运行只有 %d MB 可用", e.cost>>20, e.budget>>20)
}

// admit waits until there is room. release gives it back. The error is ctx's.
func (m *memory) admit(ctx context.Context, cost int64) (release func(), err error) {
	if cost <= small {
		return func() {}, nil
	}
	n := min(cost, m.budget)
	if err := m.room.Acquire(ctx, n); err != nil {
		return nil, err
	}
	return func() { m.room.Release(n) }, nil
}

// fits refuses what is larger than a limit that is known.
func (m *memory) fits(cost int64) error {
	if m.strict && cost > m.budget {
		return &tooLarge{cost, m.budget}
	}
	return nil
}

// buildCost estimates the memory that a unit's document takes on its way.
func buildCost(d *model.Disclosure) int64 {
	texts := 0
	for i := range d.Notes {
		texts += len(d.Notes[i].Body.Value)
	}
	for i := range d.Glossary {
		texts += len(d.Glossary[i].Meaning.Value)
	}
	for i := range d.Targets {
		t := &d.Targets[i]
		for _, s := range []*model.Text{&t.Overview, &t.Basis, &t.Necessity, &t.Measures, &t.Plan, &t.PeriodGoal, &t.AnnualGoal} {
			texts += len(s.Value)
		}
	}
	facts := len(d.Appropriations) + len(d.Revenue) + len(d.Prior)
	return int64(facts)*perFact + int64(texts)*perTextByte
}
