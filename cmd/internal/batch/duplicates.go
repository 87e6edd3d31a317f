package batch

import (
	"slices"
)

// MarkDuplicates returns the records with a finding for every unit whose name
// or code another input of the same year bears too: a unit handed in twice, or
// a wrong code. A department's document and that of the unit of its name are
// two things. The records given are not changed: what a unit shares with
// others is found anew for every report, never kept in the manifest.
func MarkDuplicates(records []Record) []Record {
	records = slices.Clone(records)
	type key struct {
		year       int
		department bool
		value      string
	}
	told := make([]int, len(records)) // which other is named already, plus 1
	for _, of := range []struct {
		what  string
		value func(*Record) string
	}{
		{"单位名称", func(r *Record) string { return r.Unit }},
		{"单位编码", func(r *Record) string { return r.Code }},
	} {
		keyOf := func(r *Record) key { return key{r.Year, r.Department, of.value(r)} }
		bearers := map[key][]int{}
		for i := range records {
			if of.value(&records[i]) != "" {
				k := keyOf(&records[i])
				bearers[k] = append(bearers[k], i)
			}
		}
		for i := range records {
			r := &records[i]
			other := slices.IndexFunc(bearers[keyOf(r)], func(j int) bool { return j != i })
			if other < 0 || told[i] == bearers[keyOf(r)][other]+1 {
				continue
			}
			told[i] = bearers[keyOf(r)][other] + 1
			same := records[told[i]-1].Input
			r.Warn(of.what+"“"+of.value(r)+"”与 "+same+" 相同", "请核对是不是重复报送，或者填错")
		}
	}
	return records
}
