package doc

import "fmt"

// Validate checks the grid of a table: every row covers exactly the columns,
// no span leaves the head, body or right edge. It is for the makers of tables;
// layout trusts the result.
func (t *Table) Validate() error {
	for name, rows := range map[string][]Row{"head": t.Head, "body": t.Body} {
		if err := validateRows(rows, len(t.Columns)); err != nil {
			return fmt.Errorf("table %s: %s %w", t.ID, name, err)
		}
	}
	return nil
}

func validateRows(rows []Row, columns int) error {
	busy := make([]int, columns) // rows still covered from above, by column
	for r := range rows {
		col := 0
		for i := range rows[r].Cells {
			for col < columns && busy[col] > 0 {
				col++
			}
			w, h := rows[r].Cells[i].Span()
			if col+w > columns || r+h > len(rows) {
				return fmt.Errorf("row %d: cell %d leaves the grid", r, i)
			}
			for ; w > 0; w-- {
				if busy[col] > 0 {
					return fmt.Errorf("row %d: cell %d overlaps a cell above", r, i)
				}
				busy[col] = h
				col++
			}
		}
		for c := range busy {
			if busy[c] == 0 {
				return fmt.Errorf("row %d: column %d is not covered", r, c)
			}
			busy[c]--
		}
	}
	return nil
}
