package form

// HasSums reports whether a table holds sums of facts; a table of records
// alone has nothing that others could be compared with.
func HasSums(t *Table) bool {
	for i := range t.Sides {
		for _, l := range Leaves(t.Sides[i].Columns) {
			if l.Sum != nil {
				return true
			}
		}
	}
	return false
}
