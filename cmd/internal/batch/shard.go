package batch

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
)

// Shard is a part of a batch: the I-th of N, from 1. The zero value is all.
type Shard struct{ I, N int }

// String prints 3/8, and all for the whole batch.
func (s Shard) String() string {
	if s.N <= 1 {
		return "all"
	}
	return fmt.Sprintf("%d/%d", s.I, s.N)
}

// ParseShard reads I/N. I counts from 1 to N; 0 is taken for N, since some job
// arrays count from 0.
func ParseShard(text string) (Shard, error) {
	i, n, ok := strings.Cut(text, "/")
	part, err1 := strconv.Atoi(i)
	of, err2 := strconv.Atoi(n)
	if !ok || err1 != nil || err2 != nil || of < 1 || part < 0 || part > of {
		return Shard{}, fmt.Errorf("%q 应写成 I/N，I 从 1 到 N，例如 3/8", text)
	}
	if part == 0 {
		part = of
	}
	return Shard{part, of}, nil
}

// has tells by a stable hash of its path whether an input is in the shard.
func (s Shard) has(input string) bool {
	if s.N <= 1 {
		return true
	}
	h := fnv.New64a()
	h.Write([]byte(input))
	// The low bits of FNV differ too little between names like 001 and 002.
	sum := h.Sum64()
	sum ^= sum >> 32
	return int(sum%uint64(s.N)) == s.I-1
}
