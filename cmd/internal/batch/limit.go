package batch

import (
	"math"
	"os"
	"runtime/debug"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// memoryLimit is how much memory the program may take before something ends
// it: what the container, the scheduler's job or GOMEMLIMIT allows, in bytes; 0
// where nothing is said.
func memoryLimit() int64 {
	limit := debug.SetMemoryLimit(-1) // of GOMEMLIMIT
	if n, err := memlimit.FromCgroup(); err == nil && n < uint64(limit) {
		limit = int64(n)
	}
	if limit == math.MaxInt64 {
		return 0
	}
	return limit
}

// heapRoom is how far the heap is let grow between collections: it grows with
// the workers, for what each of them has in hand, and stays well below a limit.
func heapRoom(workers int, limit int64) int64 {
	room := 128<<20 + int64(workers)*8<<20
	if limit > 0 {
		room = min(room, limit/100*65) // the program itself, its stacks and faces are the rest
	}
	return room
}

// RoomyHeap lets the heap grow further between collections while documents are
// built: what they leave is garbage at once, and collecting it less often saves
// an eighth of the time; restore ends that. A user's own settings stand.
func RoomyHeap(workers int) (restore func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	room := heapRoom(workers, memoryLimit())
	percent := debug.SetGCPercent(400)
	old := debug.SetMemoryLimit(room)
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(old)
	}
}

// LargeUnits is the memory that is left for units larger than usual, 0 where
// nothing bounds it.
func LargeUnits(workers int) int64 {
	limit := memoryLimit()
	if limit == 0 {
		return 0
	}
	return max(limit-heapRoom(workers, limit), 16<<20)
}
